package io.guichet.ticket.channel.email;

import java.util.UUID;

/** No mail of this id is kept. */
public final class MailNotFound extends RuntimeException {

    public MailNotFound(UUID id) {
        super("There is no mail " + id);
    }
}
