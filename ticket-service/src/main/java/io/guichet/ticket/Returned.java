package io.guichet.ticket;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketEvent.MailReturned;
import io.guichet.events.TicketSnapshot;

/**
 * What became of a mail of ours at its recipient's: it could not be delivered, or somebody complained of it.
 *
 * @param mailId the Message-ID of our mail, as far as it is told and believed
 * @param status for example {@code 5.1.1} (RFC 3463)
 * @param permanent whether nobody tries any more; else it is merely late
 */
public record Returned(@Nullable String mailId, @Nullable String recipient, @Nullable String status,
        boolean permanent, boolean complaint, String reason) {

    /** The event, once {@code note} keeps the report. */
    MailReturned toldOf(TicketSnapshot ticket, UUID note, Instant at) {
        return new MailReturned(ticket, note, mailId, recipient, status, permanent, complaint, reason, at);
    }
}
