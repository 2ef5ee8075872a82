package io.guichet.ticket.channel.email;

/** A password is known for one account only: another one needs its own. */
public final class MailboxPasswordMissing extends RuntimeException {

    MailboxPasswordMissing() {
        super("The password of the mailbox is missing");
    }
}
