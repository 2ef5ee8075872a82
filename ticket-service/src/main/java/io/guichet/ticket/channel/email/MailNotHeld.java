package io.guichet.ticket.channel.email;

import java.util.UUID;

/** A mail that is not held has been decided on already, and otherwise. */
public final class MailNotHeld extends RuntimeException {

    MailNotHeld(UUID mail) {
        super("Mail %s is not held".formatted(mail));
    }
}
