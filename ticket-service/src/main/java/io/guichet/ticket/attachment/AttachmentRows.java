package io.guichet.ticket.attachment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketEvent.Attachment;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.guichet.ticket.Sql;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.attachment.Attachments.Reader;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What is known of files, beside what is in them. */
@ApplicationScoped
class AttachmentRows {

    private static final String BEGIN = "insert into attachment (id, filename, content_id, uploader, created_at) values ($1, $2, $3, $4, $5)";
    private static final String COMPLETE = "update attachment set content_type = $2, size = $3, sha256 = $4, pieces = $5 where id = $1";
    private static final String WHAT = "a.id, a.filename, a.content_type, a.size, a.sha256, a.content_id, a.pieces";
    private static final String RESERVE = """
            select %s from attachment a where a.id = any($1) and a.uploader = $2 and a.sha256 is not null
            and not exists (select 1 from message_attachment x where x.attachment_id = a.id) for update"""
            .formatted(WHAT);
    /** What is forwarded may go already with a message of the ticket, or of what was merged into it. */
    private static final String FORWARD = """
            with recursive family(id) as (
                select id from ticket where id = $3 or number = $4
                union select t.id from ticket t join family f on t.merged_into = f.id)
            select %s from attachment a where a.id = any($1) and a.sha256 is not null and (a.uploader = $2
            and not exists (select 1 from message_attachment x where x.attachment_id = a.id)
            or exists (select 1 from message_attachment x join message m on m.id = x.message_id
                join family f on f.id = m.ticket_id where x.attachment_id = a.id)) for update of a"""
            .formatted(WHAT);
    private static final String LINK = """
            insert into message_attachment (message_id, attachment_id) select $1, unnest($2::uuid[])
            on conflict do nothing""";
    private static final String UNLINK = "delete from message_attachment where message_id = $1 returning attachment_id";
    private static final String FORGET = """
            delete from attachment a where a.id = $1
            and not exists (select 1 from message_attachment x where x.attachment_id = a.id)""";
    /** A customer sees what came by their own ticket, wherever that was merged into. */
    private static final String VISIBLE = """
            select %s from attachment a where a.id = $1 and a.sha256 is not null and (a.uploader = $2
            or exists (select 1 from message_attachment x
                left join message m on m.id = x.message_id left join pending_message p on p.id = x.message_id
                join ticket t on t.id = coalesce(case when $3::boolean then m.via_ticket end, m.ticket_id, p.ticket_id)
                join contact c on c.id = t.requester_id
                where x.attachment_id = a.id and (not $3::boolean or m.kind = 'REPLY') and %s))""";

    /** What was sent to somebody who need not sign in. */
    private static final String SENT = """
            select %s from attachment a where a.id = $1 and a.sha256 is not null and exists (
            select 1 from message_attachment x join message m on m.id = x.message_id
            where x.attachment_id = a.id and m.kind in ('REPLY', 'FORWARD') and m.author_kind <> 'CUSTOMER')"""
            .formatted(WHAT);

    private final CurrentTransaction transaction;
    private final DueWork due;
    private final AttachmentConfig config;
    private final Ids ids;
    private final Clock clock;

    AttachmentRows(CurrentTransaction transaction, DueWork due, AttachmentConfig config, Ids ids, Clock clock) {
        this.transaction = transaction;
        this.due = due;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /** A file of which something may be read, and in how many pieces. */
    record Found(Attachment attachment, int pieces) {}

    @WithTransaction
    Uni<Void> begin(NewFile file) {
        return transaction.update(BEGIN, file.id(), file.filename(), file.contentId(), file.uploader(), clock.instant())
                .chain(() -> forgetLater(file.id()));
    }

    @WithTransaction
    Uni<Void> keep(NewFile file, Attachment whole, List<byte[]> pieces) {
        var all = begin(file).chain(() -> complete(whole, pieces.size()));
        for (var position = 0; position < pieces.size(); position++) {
            var place = position;
            all = all.chain(() -> transaction.update(Attachments.KEEP, file.id(), place, pieces.get(place)))
                    .replaceWithVoid();
        }
        return all;
    }

    @WithTransaction
    Uni<Void> complete(Attachment whole, int pieces) {
        return transaction.update(COMPLETE, whole.id(), whole.contentType(), whole.size(), whole.sha256(), pieces)
                .replaceWithVoid();
    }

    @WithTransaction
    Uni<Void> discard(UUID id) {
        return transaction.update(FORGET, id).replaceWithVoid();
    }

    @WithSession
    Uni<Found> visible(UUID id, Reader reader) {
        var scope = reader.scope().where(Sql.COLUMNS).positional(3);
        var parameters = new ArrayList<@Nullable Object>(List.of(id, reader.key(), reader.publicOnly()));
        parameters.addAll(scope.values());
        return transaction.select(VISIBLE.formatted(WHAT, scope.sql()), parameters.toArray())
                .map(rows -> rows.stream().findFirst().map(AttachmentRows::found)
                        .orElseThrow(() -> new AttachmentNotFound(id)));
    }

    /** Whoever reads it. */
    @WithSession
    Uni<Found> sent(UUID id) {
        return transaction.select(SENT, id).map(rows -> rows.stream().findFirst().map(AttachmentRows::found)
                .orElseThrow(() -> new AttachmentNotFound(id)));
    }

    private static Found found(@Nullable Object[] row) {
        return new Found(attachment(row), ((Number) Objects.requireNonNull(row[6])).intValue());
    }

    @WithTransaction
    Uni<List<Attachment>> reserve(List<UUID> wanted, String uploader) {
        return transaction.select(RESERVE, wanted.toArray(UUID[]::new), uploader)
                .map(rows -> all(wanted, rows.stream().map(AttachmentRows::attachment)));
    }

    @WithTransaction
    Uni<List<Attachment>> forward(List<UUID> wanted, String uploader, TicketRef ticket) {
        var id = ticket instanceof TicketRef.ById(var known) ? known : null;
        var number = ticket instanceof TicketRef.ByNumber(var known) ? known.value() : null;
        return transaction.select(FORWARD, wanted.toArray(UUID[]::new), uploader, id, number)
                .map(rows -> all(wanted, rows.stream().map(AttachmentRows::attachment)));
    }

    private static List<Attachment> all(List<UUID> wanted, Stream<Attachment> usable) {
        var found = usable.collect(Collectors.toMap(Attachment::id, Function.identity()));
        if (!found.keySet().containsAll(wanted)) {
            throw new AttachmentUnusable(wanted, found.keySet());
        }
        return wanted.stream().distinct().map(id -> Objects.requireNonNull(found.get(id))).toList();
    }

    @WithTransaction
    Uni<Void> link(UUID message, List<Attachment> attachments) {
        return transaction.update(LINK, message, attachments.stream().map(Attachment::id).toArray(UUID[]::new))
                .replaceWithVoid();
    }

    @WithTransaction
    Uni<Void> unlink(UUID message) {
        return transaction.select(UNLINK, message).chain(rows -> {
            var all = Uni.createFrom().voidItem();
            for (var row : rows) {
                all = all.chain(() -> forgetLater((UUID) Objects.requireNonNull(row[0])));
            }
            return all;
        });
    }

    private Uni<Void> forgetLater(UUID id) {
        return due.schedule(new Due(ids.next(), ForgetOrphan.KIND, id.toString(),
                clock.instant().plus(config.orphansKept()), ""));
    }

    private static Attachment attachment(@Nullable Object[] row) {
        return new Attachment((UUID) Objects.requireNonNull(row[0]), String.valueOf(row[1]), String.valueOf(row[2]),
                ((Number) Objects.requireNonNull(row[3])).longValue(), String.valueOf(row[4]),
                row[5] == null ? null : row[5].toString());
    }
}
