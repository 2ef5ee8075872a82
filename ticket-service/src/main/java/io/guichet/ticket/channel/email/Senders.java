package io.guichet.ticket.channel.email;

import jakarta.inject.Singleton;

import io.guichet.ticket.Act;
import io.guichet.ticket.channel.email.Pace.Speed;
import io.guichet.ticket.contact.ContactDesk;
import io.guichet.ticket.contact.EmailAddress;
import io.guichet.ticket.trash.BlockedSenders;
import io.smallrye.mutiny.Uni;

/** What follows from it that an address writes at all. */
@Singleton
class Senders {

    private final BlockedSenders blocked;
    private final ContactDesk contacts;
    private final Pace pace;

    Senders(BlockedSenders blocked, ContactDesk contacts, Pace pace) {
        this.blocked = blocked;
        this.contacts = contacts;
        this.pace = pace;
    }

    /** How often it has written before a mail. */
    Uni<Speed> paceOf(EmailAddress address, StoredMail mail) {
        return pace.of(address, mail);
    }

    /** Whether nothing that it writes is wanted. */
    Uni<Boolean> isBlocked(EmailAddress address) {
        return blocked.isBlocked(address);
    }

    /** Where a person writes from, mails may arrive again: of a machine that says that nobody is there, they do not. */
    Uni<Void> heard(Letter letter, Act act) {
        return letter.isFromWhomItSays()
                ? contacts.hearFrom(letter.sender().address(), act)
                : Uni.createFrom().voidItem();
    }
}
