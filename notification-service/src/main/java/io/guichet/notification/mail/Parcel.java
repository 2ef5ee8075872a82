package io.guichet.notification.mail;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketSnapshot;
import io.guichet.notification.mail.Letter.Origin;

/**
 * A letter and what it is about.
 *
 * @param message the message of the ticket that it carries, if any
 * @param undeliverable why it is not to be sent by itself: mails to its address do not arrive; absent when it is
 */
public record Parcel(MailKind kind, UUID ticket, @Nullable UUID message, Letter letter,
        @Nullable String undeliverable) {

    /** One that is sent. */
    public Parcel(MailKind kind, UUID ticket, @Nullable UUID message, Letter letter) {
        this(kind, ticket, message, letter, null);
    }

    /**
     * One to a ticket's customers. What a person wrote is tried in any case; what a machine wrote is not, when mails do
     * not reach the requester.
     */
    public static Parcel toCustomer(MailKind kind, TicketSnapshot ticket, @Nullable UUID message, Letter letter) {
        var requester = ticket.requester();
        var withheld = letter.origin() != Origin.WRITTEN && letter.to().equalsIgnoreCase(requester.email());
        return new Parcel(kind, ticket.id(), message, letter, withheld ? requester.undeliverable() : null);
    }
}
