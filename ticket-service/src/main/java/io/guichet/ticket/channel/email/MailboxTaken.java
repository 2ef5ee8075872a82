package io.guichet.ticket.channel.email;

import io.guichet.ticket.contact.EmailAddress;

/** There is a mailbox of this address already. */
public final class MailboxTaken extends RuntimeException {

    MailboxTaken(EmailAddress address) {
        super("There is a mailbox %s already".formatted(address));
    }
}
