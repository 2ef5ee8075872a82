package io.guichet.ticket.channel.email;

/** There is no mailbox of this address or id. */
public final class MailboxNotFound extends RuntimeException {

    MailboxNotFound(Object reference) {
        super("There is no mailbox " + reference);
    }
}
