package io.guichet.notification.mail;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.http.Cursor;
import io.guichet.http.PageRequest;
import io.guichet.http.TicketColumns;
import io.guichet.http.TicketScope;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.smallrye.mutiny.Uni;

/** Reads the mails of the tickets that somebody may see. */
@Singleton
class DeliveryReader {

    private static final String SELECT = """
            select d.id, d.ticket, d.message, d.kind, d.recipient, d.state, d.attempts, d.copies, d.last_error,
                d.next_at, d.queued_at, d.changed_at, d.letter is not null
            """;
    private static final String BY_AGE = SELECT + " from delivery d join known_ticket t on t.id = d.ticket where ";
    private static final String NEWEST_FIRST = " order by d.queued_at desc, d.id desc limit ";
    /** Who sees so few tickets may have none among the newest mails of all: theirs are looked for ticket by ticket. */
    private static final int FEW = 5_000;
    private static final String MORE_THAN_FEW = "select 1 from known_ticket t where %s offset " + FEW + " limit 1";
    private static final String BY_TICKET = "with mine as materialized (select t.id from known_ticket t where %s) "
            + SELECT + " from mine cross join lateral (select * from delivery d where %s d.ticket = mine.id"
            + NEWEST_FIRST + "%d) d" + NEWEST_FIRST + "%d";
    /** Customers see none: the mails name the colleagues who were told. */
    private static final TicketColumns COLUMNS = new TicketColumns("t.department", "t.group_key", "t.assignee", null,
            "t.account_manager", "t.collaborators");

    private final CurrentTransaction transaction;
    private final Clock clock;

    DeliveryReader(CurrentTransaction transaction, Clock clock) {
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Those of the page, the newest first, and one more if there is one. */
    Uni<List<DeliveryFacts>> page(DeliveryFilter filter, TicketScope scope, PageRequest asked) {
        var query = new Query();
        filter.ofTicket().ifPresent(ticket -> query.and("d.ticket = ?", ticket));
        filter.inState().ifPresent(state -> query.and("d.state = ?", state.name()));
        asked.after().ifPresent(after -> query.and("(d.queued_at, d.id) < (?, ?)",
                after.instant(0).orElse(Instant.EPOCH), after.id(1).orElseGet(() -> new UUID(0, 0))));
        return filter.ofTicket().isPresent() || scope.marks().isEmpty()
                ? byAge(query, scope, asked.fetch())
                : seesFew(scope).chain(few -> few
                        ? byTicket(query, scope, asked.fetch())
                        : byAge(query, scope, asked.fetch()));
    }

    /** The one of an id, if the scope shows it. */
    Uni<Optional<DeliveryFacts>> find(UUID id, TicketScope scope) {
        var query = new Query();
        query.and("d.id = ?", id);
        return byAge(query, scope, 1).map(found -> found.stream().findFirst());
    }

    static Cursor position(DeliveryFacts delivery) {
        return Cursor.of(delivery.queuedAt(), delivery.id());
    }

    private Uni<Boolean> seesFew(TicketScope scope) {
        var visible = scope.where(COLUMNS).positional(0);
        return transaction.select(MORE_THAN_FEW.formatted(visible.sql()), visible.values().toArray())
                .map(List::isEmpty);
    }

    private Uni<List<DeliveryFacts>> byAge(Query query, TicketScope scope, int limit) {
        return run(BY_AGE + query.where + query.within(scope) + NEWEST_FIRST + limit, query);
    }

    private Uni<List<DeliveryFacts>> byTicket(Query query, TicketScope scope, int limit) {
        return run(BY_TICKET.formatted(query.within(scope), query.where, limit, limit), query);
    }

    private Uni<List<DeliveryFacts>> run(String sql, Query query) {
        return transaction.select(sql, query.values.toArray())
                .map(rows -> rows.stream().map(row -> facts(row, clock.instant())).toList());
    }

    private static DeliveryFacts facts(@Nullable Object[] row, Instant now) {
        var state = DeliveryState.valueOf((String) row(row, 5));
        var nextAt = row[9] == null ? null : instant(row, 9);
        return new DeliveryFacts((UUID) row(row, 0), (UUID) row(row, 1), (UUID) row[2],
                MailKind.valueOf((String) row(row, 3)), (String) row(row, 4),
                state, (Integer) row(row, 6), (Integer) row(row, 7), (String) row[8], nextAt, instant(row, 10),
                instant(row, 11), (Boolean) row(row, 12) && state.isResendable(nextAt, now));
    }

    private static Instant instant(@Nullable Object[] row, int column) {
        return ((OffsetDateTime) row(row, column)).toInstant();
    }

    private static Object row(@Nullable Object[] row, int column) {
        return Objects.requireNonNull(row[column]);
    }

    /** Conditions with their values, in order. */
    private static final class Query {

        private final StringBuilder where = new StringBuilder();
        private final List<Object> values = new ArrayList<>();

        void and(String condition, Object... given) {
            var numbered = condition;
            for (var value : given) {
                values.add(value);
                numbered = numbered.replaceFirst("\\?", "\\$" + values.size());
            }
            where.append(numbered).append(" and ");
        }

        /** The condition that the ticket is seen. */
        String within(TicketScope scope) {
            var visible = scope.where(COLUMNS).positional(values.size());
            values.addAll(visible.values());
            return visible.sql();
        }
    }
}
