package io.guichet.ticket.channel.email;

import java.util.UUID;

/** A mailbox of which mails are kept stays; it may be switched off. */
public final class MailboxInUse extends RuntimeException {

    MailboxInUse(UUID mailbox) {
        super("Mails of the mailbox %s are kept: switch it off instead".formatted(mailbox));
    }
}
