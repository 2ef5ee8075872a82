package io.guichet.ticket.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.channel.email.Attachment;
import io.guichet.ticket.channel.email.MailAddress;
import io.guichet.ticket.channel.email.MailRoom;
import io.guichet.ticket.channel.email.Outcome;
import io.guichet.ticket.channel.email.ParsedMail;

/** What became of a mail that was handed over, and what it says. */
record TakenView(UUID id, @Nullable Outcome outcome, @Nullable String reason, MailView.@Nullable TicketRef ticket,
        @Nullable UUID duplicateOf, @Nullable Content message) {

    /** What the mail says. */
    record Content(@Nullable UUID id, @Nullable Address from, List<Address> replyTo, List<Address> to,
            List<Address> cc, String subject, @Nullable Instant date, String text, @Nullable String html,
            String visibleText, List<Attachment> attachments) {

        static Content of(ParsedMail mail, @Nullable UUID message) {
            return new Content(message, mail.from() == null ? null : Address.of(mail.from()), all(mail.replyTo()),
                    all(mail.to()), all(mail.cc()), mail.subject(), mail.date(), mail.body().text(),
                    mail.body().html(), mail.body().text(), mail.attachments());
        }

        private static List<Address> all(List<MailAddress> addresses) {
            return addresses.stream().map(Address::of).toList();
        }
    }

    /** Somebody named in the header. */
    record Address(@Nullable String name, String address) {
        static Address of(MailAddress named) {
            return new Address(named.name(), named.address().value());
        }
    }

    static TakenView of(MailRoom.Taken taken) {
        var stored = taken.stored();
        return new TakenView(stored.id(), stored.outcome(), stored.reason(), MailView.ticket(stored),
                stored.duplicateOf(), taken.mail() == null ? null : Content.of(taken.mail(), stored.messageId()));
    }
}
