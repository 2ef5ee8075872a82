package io.guichet.ticket.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.channel.email.Attachment;
import io.guichet.ticket.channel.email.MailAddress;
import io.guichet.ticket.channel.email.MailRoom;
import io.guichet.ticket.channel.email.Outcome;
import io.guichet.ticket.channel.email.ParsedMail;

/** What became of a mail that was handed over, and what it says; of a dry run without ids, as nothing is kept. */
record TakenView(@Nullable UUID id, @Nullable Outcome outcome, @Nullable String reason,
        MailView.@Nullable TicketRef ticket, @Nullable UUID duplicateOf, MailView.@Nullable Vouching authenticity,
        boolean contradicts, @Nullable Content message) {

    private static final Set<Outcome> NEW = Set.of(Outcome.OPENED, Outcome.FOLLOW_UP);

    /**
     * What the mail says.
     *
     * @param replyTo whom an answer should go to instead of the sender
     * @param language for example {@code fr}
     */
    record Content(@Nullable UUID id, @Nullable Address from, @Nullable Address replyTo, List<Address> to,
            List<Address> cc, String subject, @Nullable Instant date, String text, @Nullable String html,
            String visibleText, @Nullable String foldedText, @Nullable String language, @Nullable String signed,
            @Nullable String encrypted, List<FileView> attachments) {

        static Content of(ParsedMail mail, MailRoom.Taken taken) {
            var body = mail.body();
            var fold = body.fold();
            return new Content(taken.isTrial() ? null : taken.stored().messageId(),
                    mail.from() == null ? null : Address.of(mail.from()),
                    mail.replyTo().stream().findFirst().map(Address::of).orElse(null), all(mail.to()), all(mail.cc()),
                    mail.subject(), mail.date(), body.text(), body.html(), fold == null ? body.text() : fold.visible(),
                    fold == null ? null : fold.folded(), mail.language(), mail.protection().signed(),
                    mail.protection().encrypted(), files(mail.attachments(), taken));
        }

        private static List<FileView> files(List<Attachment> attachments, MailRoom.Taken taken) {
            var kept = taken.files();
            return IntStream.range(0, attachments.size())
                    .mapToObj(place -> FileView.of(place < kept.size() ? kept.get(place).id() : null,
                            attachments.get(place)))
                    .toList();
        }

        private static List<Address> all(List<MailAddress> addresses) {
            return addresses.stream().map(Address::of).toList();
        }
    }

    /** A file that the mail carries. */
    record FileView(@Nullable UUID id, @Nullable String filename, String contentType, long size, String sha256,
            boolean inline, @Nullable String contentId) {

        static FileView of(@Nullable UUID id, Attachment file) {
            return new FileView(id, file.filename(), file.contentType(), file.size(), file.sha256(), file.inline(),
                    file.contentId());
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
        var made = taken.isTrial() && stored.outcome() != null && NEW.contains(stored.outcome());
        return new TakenView(taken.isTrial() ? null : stored.id(), stored.outcome(), stored.reason(),
                made ? null : MailView.ticket(stored), stored.duplicateOf(), MailView.vouching(stored),
                stored.contradicts(),
                taken.mail() == null ? null : Content.of(taken.mail(), taken));
    }
}
