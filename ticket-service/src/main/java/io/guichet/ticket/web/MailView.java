package io.guichet.ticket.web;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.channel.email.Outcome;
import io.guichet.ticket.channel.email.StoredMail;

/** A mail of the store as it is answered; without an outcome it has not been filed yet. */
record MailView(UUID id, String mailbox, Instant receivedAt, long size, String sha256, @Nullable Outcome outcome,
        @Nullable String reason, @Nullable String messageId, @Nullable String from, @Nullable String subject,
        @Nullable TicketRef ticket) {

    /** The ticket that it led to, or is about. */
    record TicketRef(UUID id, @Nullable Long number) {}

    static MailView of(StoredMail mail) {
        return new MailView(mail.id(), mail.mailbox().address().value(), mail.receivedAt(), mail.size(), mail.sha256(),
                mail.outcome(), mail.reason(), mail.mailId(), mail.fromAddress(), mail.subject(), ticket(mail));
    }

    static @Nullable TicketRef ticket(StoredMail mail) {
        return mail.ticketId() == null ? null : new TicketRef(mail.ticketId(), mail.ticketNumber());
    }
}
