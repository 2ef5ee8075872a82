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
                d.next_at, d.queued_at, d.changed_at,
                d.letter is not null and (d.state in ('FAILED', 'BOUNCED') or d.state = 'QUEUED' and d.next_at > $1)
            from delivery d join known_ticket t on t.id = d.ticket where\s""";
    /** Customers see none: the mails name the colleagues who were told. */
    private static final TicketColumns COLUMNS = new TicketColumns("t.department", "t.group_key", "t.assignee", null,
            "t.account_manager");

    private final CurrentTransaction transaction;
    private final Clock clock;

    DeliveryReader(CurrentTransaction transaction, Clock clock) {
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Those of the page, the newest first, and one more if there is one. */
    Uni<List<DeliveryFacts>> page(DeliveryFilter filter, TicketScope scope, PageRequest asked) {
        var query = new Query(clock.instant());
        filter.ofTicket().ifPresent(ticket -> query.and("d.ticket = ?", ticket));
        filter.inState().ifPresent(state -> query.and("d.state = ?", state.name()));
        asked.after().ifPresent(after -> query.and("(d.queued_at, d.id) < (?, ?)",
                after.instant(0).orElse(Instant.EPOCH), after.id(1).orElseGet(() -> new UUID(0, 0))));
        return run(query, scope, asked.fetch());
    }

    /** The one of an id, if the scope shows it. */
    Uni<Optional<DeliveryFacts>> find(UUID id, TicketScope scope) {
        var query = new Query(clock.instant());
        query.and("d.id = ?", id);
        return run(query, scope, 1).map(found -> found.stream().findFirst());
    }

    static Cursor position(DeliveryFacts delivery) {
        return Cursor.of(delivery.queuedAt(), delivery.id());
    }

    private Uni<List<DeliveryFacts>> run(Query query, TicketScope scope, int limit) {
        query.within(scope);
        return transaction
                .select(SELECT + query.where + " order by d.queued_at desc, d.id desc limit " + limit,
                        query.values.toArray())
                .map(rows -> rows.stream().map(DeliveryReader::facts).toList());
    }

    private static DeliveryFacts facts(@Nullable Object[] row) {
        return new DeliveryFacts((UUID) row(row, 0), (UUID) row(row, 1), (UUID) row[2],
                MailKind.valueOf((String) row(row, 3)), (String) row(row, 4),
                DeliveryState.valueOf((String) row(row, 5)), (Integer) row(row, 6), (Integer) row(row, 7),
                (String) row[8], row[9] == null ? null : instant(row, 9), instant(row, 10), instant(row, 11),
                (Boolean) row(row, 12));
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

        Query(Instant now) {
            values.add(now);
        }

        void and(String condition, Object... given) {
            var numbered = condition;
            for (var value : given) {
                values.add(value);
                numbered = numbered.replaceFirst("\\?", "\\$" + values.size());
            }
            where.append(numbered).append(" and ");
        }

        void within(TicketScope scope) {
            var visible = scope.where(COLUMNS).positional(values.size());
            values.addAll(visible.values());
            where.append(visible.sql());
        }
    }
}
