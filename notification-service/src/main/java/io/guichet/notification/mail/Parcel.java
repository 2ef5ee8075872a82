package io.guichet.notification.mail;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketSnapshot;
import io.guichet.notification.mail.Letter.Origin;

/**
 * A letter and what it is about.
 *
 * @param message the message of the ticket that it carries, if any
 * @param withheld why it is not sent unless somebody wants it; absent when it is
 */
public record Parcel(MailKind kind, UUID ticket, @Nullable UUID message, Letter letter, @Nullable String withheld) {

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
        var parcel = new Parcel(kind, ticket.id(), message, letter);
        return requester.undeliverable() != null && letter.origin() != Origin.WRITTEN
                && letter.to().equalsIgnoreCase(requester.email())
                        ? parcel.withheld("Mails to this address do not arrive: " + requester.undeliverable())
                        : parcel;
    }

    /** The same, kept for whoever wants it sent all the same. */
    public Parcel withheld(String reason) {
        return new Parcel(kind, ticket, message, letter, reason);
    }
}
