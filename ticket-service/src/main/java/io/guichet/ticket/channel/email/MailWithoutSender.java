package io.guichet.ticket.channel.email;

import java.util.UUID;

/** A mail cannot be accepted, as nobody can be told to have written it. */
public final class MailWithoutSender extends RuntimeException {

    MailWithoutSender(UUID mail) {
        super("No sender of mail %s can be read".formatted(mail));
    }
}
