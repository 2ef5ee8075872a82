package io.guichet.ticket.channel.email;

/** A mail cannot be parsed; it is kept, and may be tried again by a later version. */
public final class MailUnreadable extends RuntimeException {

    MailUnreadable(Throwable cause) {
        super("The mail cannot be read: " + cause, cause);
    }
}
