package io.guichet.ticket.web;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.channel.email.Authenticity;
import io.guichet.ticket.channel.email.Outcome;
import io.guichet.ticket.channel.email.StoredMail;

/** A mail of the store as it is answered; without an outcome it has not been filed yet. */
record MailView(UUID id, String mailbox, Instant receivedAt, long size, String sha256, @Nullable Outcome outcome,
        @Nullable String reason, @Nullable String messageId, @Nullable String from, @Nullable String subject,
        @Nullable TicketRef ticket, @Nullable Vouching authenticity, boolean contradicts) {

    /** The ticket that it led to, or is about. */
    record TicketRef(UUID id, @Nullable Long number) {}

    static MailView of(StoredMail mail) {
        return new MailView(mail.id(), mail.mailbox().address().value(), mail.receivedAt(), mail.size(), mail.sha256(),
                mail.outcome(), mail.reason(), mail.mailId(), mail.fromAddress(), mail.subject(), ticket(mail),
                vouching(mail), mail.contradicts());
    }

    /**
     * What the receiving server says of who sent it, as far as it says.
     *
     * @param verdict VERIFIED, FAILED or UNKNOWN
     */
    record Vouching(Authenticity.Verdict verdict, @Nullable String spf, @Nullable String dkim,
            @Nullable String dmarc) {}

    static @Nullable Vouching vouching(StoredMail mail) {
        var told = mail.authenticity();
        return told == null ? null : new Vouching(told.verdict(), told.spf(), told.dkim(), told.dmarc());
    }

    static @Nullable TicketRef ticket(StoredMail mail) {
        return mail.ticketId() == null ? null : new TicketRef(mail.ticketId(), mail.ticketNumber());
    }
}
