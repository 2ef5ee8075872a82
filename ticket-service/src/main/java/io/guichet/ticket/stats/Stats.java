package io.guichet.ticket.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.events.TicketStatus;
import io.guichet.http.TicketScope;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Row;
import io.guichet.ticket.Sql;
import io.guichet.ticket.stats.Figures.Count;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** Counts figures from the spans that tickets were in a status, which follow every move in its own transaction. */
@ApplicationScoped
public class Stats {

    /** Longer periods are asked for in parts. */
    public static final Duration LONGEST = Duration.ofDays(400);

    private static final String SPANS = "status_span s join ticket t on t.id = s.ticket_id"
            + " join contact c on c.id = t.requester_id";

    private final CurrentTransaction connection;

    Stats(CurrentTransaction connection) {
        this.connection = connection;
    }

    /** What figures are told apart by: where a query finds it of a ticket, and of a span of its life. */
    public enum By {
        DAY("", ""),
        DEPARTMENT("t.department", "s.department"),
        GROUP("t.group_key", "s.group_key"),
        AGENT(
                "t.assignee::text", "s.assignee::text"),
        CHANNEL("t.channel", "t.channel"),
        CATEGORY("t.category",
                "s.category");

        private final String ofTicket;
        private final String ofSpan;

        By(String ofTicket, String ofSpan) {
            this.ofTicket = ofTicket;
            this.ofSpan = ofSpan;
        }

        /** A day of UTC, as {@code 2026-01-05}. */
        private String ticket(String instant) {
            return this == DAY ? day(instant) : "coalesce(" + ofTicket + ", '')";
        }

        private String span(String instant) {
            return this == DAY ? day(instant) : "coalesce(" + ofSpan + ", '')";
        }

        private static String day(String instant) {
            return "to_char(" + instant + " at time zone 'UTC', 'YYYY-MM-DD')";
        }
    }

    /** A period of time, its end not included. */
    public record Period(Instant from, Instant to) {}

    /** The figures of the tickets that the reader sees, by key. */
    @WithSession
    public Uni<List<Figures>> figures(By by, Period period, TicketScope scope) {
        var counts = new TreeMap<String, Count>();
        return into(counts, opened(by, period, scope), (count, row) -> count.opened(row.number(1)))
                .chain(() -> into(counts, moved(by, period, scope),
                        (count, row) -> count.moved(row.number(1), row.number(2))))
                .chain(() -> into(counts, answered(by, period, scope),
                        (count, row) -> count.answered(row.number(1), row.number(2))))
                .chain(() -> into(counts, backlog(by, period, scope), (count, row) -> count.waits(row.number(1))))
                .chain(() -> into(counts, spent(by, period, scope),
                        (count, row) -> count.spent(TicketStatus.valueOf(row.required(1)), row.number(2))))
                .replaceWith(() -> counts.values().stream().map(Count::figures).toList());
    }

    private Uni<Void> into(Map<String, Count> counts, Sql query, BiConsumer<Count, Row> reader) {
        return connection.select(query.text(), query.parameters()).invoke(rows -> rows.forEach(row -> reader.accept(
                counts.computeIfAbsent((String) Objects.requireNonNull(row[0]), Count::new), new Row(row))))
                .replaceWithVoid();
    }

    private static Sql opened(By by, Period period, TicketScope scope) {
        return new Sql().add("select " + by.ticket("t.created_at") + ", count(*) from " + Sql.TICKETS
                + " where t.created_at >= %s and t.created_at < %s and ", period.from(), period.to())
                .visible(scope).add(" group by 1");
    }

    private static Sql moved(By by, Period period, TicketScope scope) {
        return new Sql().add("select " + by.span("s.entered_at") + ", count(*) filter (where s.solves),"
                + " count(*) filter (where s.reopens) from " + SPANS
                + " where (s.solves or s.reopens) and s.entered_at >= %s and s.entered_at < %s and ", period.from(),
                period.to()).visible(scope).add(" group by 1");
    }

    private static Sql answered(By by, Period period, TicketScope scope) {
        return new Sql().add("select " + by.ticket("f.at") + ", count(*), percentile_cont(0.5) within group"
                + " (order by extract(epoch from f.at - t.created_at))::bigint from first_answer f join "
                + Sql.TICKETS.replace("ticket t", "ticket t on t.id = f.ticket_id")
                + " where f.at >= %s and f.at < %s and ", period.from(), period.to()).visible(scope)
                .add(" group by 1");
    }

    /** What is active when the period ends; told apart by days it is what is active when each day ends. */
    private static Sql backlog(By by, Period period, TicketScope scope) {
        if (by == By.DAY) {
            return new Sql().add("select to_char(d.at at time zone 'UTC', 'YYYY-MM-DD'), count(*) from"
                    + " generate_series(date_trunc('day', %s::timestamptz, 'UTC'), %s::timestamptz - interval"
                    + " '1 microsecond', interval '1 day') d (at) join " + SPANS.replace("join ticket",
                            "on s.entered_at < d.at + interval '1 day' and (s.left_at is null or s.left_at >= d.at"
                                    + " + interval '1 day') join ticket")
                    + " where not is_over(s.status) and ", period.from(), period.to()).visible(scope)
                    .add(" group by 1");
        }
        return new Sql().add("select " + by.span("s.entered_at") + ", count(*) from " + SPANS
                + " where not is_over(s.status) and s.entered_at < %s and (s.left_at is null or s.left_at >= %s) and ",
                period.to(), period.to()).visible(scope).add(" group by 1");
    }

    /** By days, a span counts for the day that it began in. */
    private static Sql spent(By by, Period period, TicketScope scope) {
        var from = period.from();
        var to = period.to();
        return new Sql().add("select " + by.span("greatest(s.entered_at, %s::timestamptz)") + ", s.status,"
                + " sum(extract(epoch from least(coalesce(s.left_at, now()), %s::timestamptz)"
                + " - greatest(s.entered_at, %s::timestamptz)))::bigint from " + SPANS
                + " where s.entered_at < least(%s::timestamptz, now()) and coalesce(s.left_at, now()) > %s and ",
                values(by, from, to)).visible(scope).add(" group by 1, 2");
    }

    private static Object[] values(By by, Instant from, Instant to) {
        return by == By.DAY ? new Object[]{from, to, from, to, from} : new Object[]{to, from, to, from};
    }
}
