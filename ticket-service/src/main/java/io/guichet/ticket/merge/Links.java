package io.guichet.ticket.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketStatus;
import io.guichet.http.Cursor;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.TicketScope;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Act;
import io.guichet.ticket.Sql;
import io.smallrye.mutiny.Uni;

/** How tickets are related; the rows. */
@Singleton
class Links {

    private static final String ADD = """
            insert into ticket_link (id, from_id, to_id, kind, created_at, created_by) values ($1, $2, $3, $4, $5, $6)
            on conflict do nothing""";
    private static final String REMOVE = """
            delete from ticket_link where id = $1 and (from_id = $2 or to_id = $2) returning from_id, to_id, kind""";
    /** What a ticket follows up is a link as well, which nobody made and nobody removes. */
    private static final String LIST = """
            select l.id, l.kind, l.outgoing, t.id, t.number, t.subject, t.status from (
                select id, kind, true outgoing, to_id other from ticket_link where from_id = $1
                union all select id, kind, false, from_id from ticket_link where to_id = $1
                union all select id, 'FOLLOW_UP', true, follow_up_of from ticket where id = $1 and follow_up_of is not null
                union all select id, 'FOLLOW_UP', false, id from ticket where follow_up_of = $1) l
            join ticket t on t.id = l.other join contact c on c.id = t.requester_id
            where ($2::text is null
                or (l.kind, t.number, l.outgoing, l.id) > ($2::text, $3::bigint, $4::boolean, $5::uuid))
            and %s order by l.kind, t.number, l.outgoing, l.id limit\s""";
    private static final String ANCESTORS = """
            with recursive above(id) as (select $1::uuid union
                select l.to_id from ticket_link l join above a on l.from_id = a.id and l.kind = 'PARENT')
            select exists (select 1 from above where id = $2)""";
    private static final String CHILDREN = """
            select t.id from ticket_link l join ticket t on t.id = l.from_id
            where l.to_id = $1 and l.kind = 'PARENT' and t.status <> 'CLOSED' and t.aside_reason = 'NONE'""";

    private final CurrentTransaction transaction;
    private final Ids ids;

    Links(CurrentTransaction transaction, Ids ids) {
        this.transaction = transaction;
        this.ids = ids;
    }

    /** A link that is no more. */
    record Removed(UUID from, UUID to, LinkKind kind) {}

    /** Relates two tickets; its id, or nothing when they are related so already, or the child has a parent. */
    Uni<Optional<UUID>> add(UUID from, UUID to, LinkKind kind, Act act) {
        var id = ids.next();
        return transaction.update(ADD, id, from, to, kind.name(), act.at(), act.by().name())
                .map(added -> added == 0 ? Optional.empty() : Optional.of(id));
    }

    Uni<Removed> remove(UUID id, UUID ticket) {
        return transaction.select(REMOVE, id, ticket).map(rows -> rows.stream().findFirst()
                .map(row -> new Removed(uuid(row[0]), uuid(row[1]), LinkKind.valueOf(String.valueOf(row[2]))))
                .orElseThrow(() -> new LinkNotFound(id)));
    }

    /** Those of a ticket that lead to something the reader may see, by kind and number. */
    Uni<Page<Link>> of(UUID ticket, TicketScope scope, PageRequest page) {
        var parameters = new ArrayList<@Nullable Object>();
        parameters.add(ticket);
        var after = page.after();
        parameters.add(after.flatMap(cursor -> cursor.text(0)).orElse(null));
        parameters.add(after.flatMap(cursor -> cursor.number(1)).orElse(null));
        parameters.add(after.flatMap(cursor -> cursor.text(2)).map(Boolean::valueOf).orElse(null));
        parameters.add(after.flatMap(cursor -> cursor.id(3)).orElse(null));
        var visible = scope.where(Sql.COLUMNS).positional(parameters.size());
        parameters.addAll(visible.values());
        return transaction.select(LIST.formatted(visible.sql()) + page.fetch(), parameters.toArray())
                .map(rows -> Page.of(rows.stream().map(Links::link).toList(), page,
                        link -> Cursor.of(link.kind(), link.number(), link.outgoing(), link.id())));
    }

    /** One parent is given at a time: two at once, elsewhere, could close a circle that neither of them sees. */
    Uni<Void> awaitOthers() {
        return transaction.select("select pg_advisory_xact_lock(hashtext('guichet.ticket.parents'))").replaceWithVoid();
    }

    /** Whether a ticket is the other one, or below it. */
    Uni<Boolean> isBelow(UUID ticket, UUID other) {
        return transaction.select(ANCESTORS, ticket, other).map(rows -> Boolean.TRUE.equals(rows.getFirst()[0]));
    }

    /** The children of a ticket that are not closed. */
    Uni<List<UUID>> openChildren(UUID ticket) {
        return transaction.select(CHILDREN, ticket).map(rows -> rows.stream().map(row -> uuid(row[0])).toList());
    }

    private static Link link(@Nullable Object[] row) {
        return new Link(uuid(row[0]), LinkKind.valueOf(String.valueOf(row[1])), Boolean.TRUE.equals(row[2]),
                uuid(row[3]), ((Number) Objects.requireNonNull(row[4])).longValue(), String.valueOf(row[5]),
                TicketStatus.valueOf(String.valueOf(row[6])));
    }

    private static UUID uuid(@Nullable Object value) {
        return (UUID) Objects.requireNonNull(value);
    }
}
