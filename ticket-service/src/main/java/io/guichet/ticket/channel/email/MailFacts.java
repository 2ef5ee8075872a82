package io.guichet.ticket.channel.email;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.contact.EmailAddress;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** What is known of a mail beside its text: what it carries, who vouches for it, what it reports. */
@ApplicationScoped
public class MailFacts {

    private static final String KEEP = """
            update incoming_mail set signed = $2, encrypted = $3, report = $4, reported_address = $5,
            reported_status = $6, reported_permanent = $7 where id = $1""";
    private static final String ATTACH = """
            insert into incoming_mail_attachment
            (id, mail_id, position, filename, content_type, size, sha256, inline, content_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (mail_id, position) do nothing""";
    private static final String FILES = """
            select id, filename, content_type, size, sha256, inline, content_id from incoming_mail_attachment
            where mail_id = $1 order by position""";
    private static final String ONE = """
            select mail_id, position, filename, content_type from incoming_mail_attachment where id = $1""";
    private static final String OF_MESSAGE = """
            select id, verdict, spf, dkim, dmarc, signed, encrypted, contradicts, report, reported_address,
            reported_status, reported_permanent from incoming_mail where message_id = $2
            and ticket_id = $1 and outcome <> 'DUPLICATE' order by received_at limit 1""";

    private final CurrentTransaction connection;
    private final Ids ids;

    MailFacts(CurrentTransaction connection, Ids ids) {
        this.connection = connection;
        this.ids = ids;
    }

    /** A file of a mail; its content stays in the raw mail. */
    public record MailFile(UUID id, Attachment file) {}

    /** Where the content of a file is. */
    public record Place(UUID mail, int position, String filename, String contentType) {}

    /** What the mail of a message tells beside its text. */
    public record Known(UUID mail, @Nullable Authenticity authenticity, Protection protection, boolean contradicts,
            @Nullable String report, @Nullable String reportedAddress, @Nullable String reportedStatus,
            @Nullable Boolean permanent) {}

    /** Keeps what is known of a mail; a second time changes nothing. */
    Uni<Void> keep(UUID mail, ParsedMail parsed) {
        var report = Optional.ofNullable(parsed.report());
        return connection.update(KEEP, mail, parsed.protection().signed(), parsed.protection().encrypted(),
                report.map(told -> told.kind().name()).orElse(null),
                report.map(DeliveryReport::recipient).map(EmailAddress::value).orElse(null),
                report.map(DeliveryReport::status).orElse(null), report.map(DeliveryReport::permanent).orElse(null))
                .chain(() -> Multi.createFrom().range(0, parsed.attachments().size())
                        .onItem().transformToUniAndConcatenate(
                                position -> attach(mail, parsed.attachments().get(position), position))
                        .collect().last())
                .replaceWithVoid();
    }

    private Uni<Integer> attach(UUID mail, Attachment file, int position) {
        return connection.update(ATTACH, ids.next(), mail, position, file.filename(), file.contentType(), file.size(),
                file.sha256(), file.inline(), file.contentId());
    }

    /** The files of a mail, in order. */
    @WithSession
    public Uni<List<MailFile>> files(UUID mail) {
        return connection.select(FILES, mail).map(rows -> rows.stream().map(MailFacts::file).toList());
    }

    private static MailFile file(@Nullable Object[] row) {
        return new MailFile((UUID) known(row[0]), new Attachment((String) row[1], (String) known(row[2]),
                (Long) known(row[3]), (String) known(row[4]), (Boolean) known(row[5]), (String) row[6]));
    }

    /** Where a file is. */
    @WithSession
    public Uni<Place> place(UUID file) {
        return connection.select(ONE, file).map(rows -> {
            if (rows.isEmpty()) {
                throw new MailNotFound(file);
            }
            var row = rows.getFirst();
            return new Place((UUID) known(row[0]), (Integer) known(row[1]), (String) known(row[2]),
                    (String) known(row[3]));
        });
    }

    /** What the mail of a message tells; empty when it did not come by mail. */
    @WithSession
    public Uni<Optional<Known>> ofMessage(UUID ticket, UUID message) {
        return connection.select(OF_MESSAGE, ticket, message)
                .map(rows -> rows.stream().findFirst().map(MailFacts::known));
    }

    private static Known known(@Nullable Object[] row) {
        var authenticity = row[1] == null
                ? null
                : new Authenticity(Authenticity.Verdict.valueOf((String) row[1]), (String) row[2], (String) row[3],
                        (String) row[4]);
        return new Known((UUID) known(row[0]), authenticity, new Protection((String) row[5], (String) row[6]),
                (Boolean) known(row[7]), (String) row[8], (String) row[9], (String) row[10], (Boolean) row[11]);
    }

    private static Object known(@Nullable Object value) {
        return Objects.requireNonNull(value);
    }
}
