package io.guichet.ticket.stats;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Counts figures from the spans that tickets were in a status, which follow every move in its own transaction. */
@ApplicationScoped
public class Stats {

    /** Longer periods are asked for in parts. */
    public static final Duration LONGEST = Duration.ofDays(400);

    /** Much is read for figures: they may take what other questions may not. */
    private static final String HELPERS = "select set_config('max_parallel_workers_per_gather', '2', true)";
    private static final String SPANS = "status_span s join ticket t on t.id = s.ticket_id";
    // As the index has it. What is closed is at its end: no time is counted in it.
    private static final String IN_WORK = " s.status <> 'CLOSED'";
    private static final String ACTIVE = IN_WORK + " and not is_over(s.status)";

    /** Where a span ends within the period, or now; and those that have a part of it. */
    private static final String END = "least(coalesce(s.left_at, now()), %s::timestamptz)";
    private static final String WITHIN = IN_WORK
            + " and s.entered_at < least(%s::timestamptz, now()) and (s.left_at > %s or s.left_at is null) and ";

    private final CurrentTransaction connection;

    Stats(CurrentTransaction connection) {
        this.connection = connection;
    }

    /** What figures are told apart by: what held when it happened, but for the channel, which never changes. */
    public enum By {
        DAY(""),
        DEPARTMENT("s.department"),
        GROUP("s.group_key"),
        AGENT("s.assignee"),
        CHANNEL("t.channel"),
        CATEGORY("s.category");

        private static final String FIRST = "coalesce((select %1$s::text from status_span s where s.ticket_id = t.id"
                + " and %1$s is not null order by s.entered_at limit 1), '')";
        // An import may tell of what happened before the ticket was here: its first span then.
        private static final String AT = "coalesce((select %1$s::text from status_span s where s.ticket_id = t.id"
                + " order by s.entered_at <= %2$s desc, abs(extract(epoch from s.entered_at - %2$s)),"
                + " s.left_at desc nulls first limit 1), '')";

        private final String column;

        By(String column) {
            this.column = column;
        }

        /** Of a ticket that is opened: the first that it had, as hardly any has a group in its first instant. */
        private String first(String instant) {
            return isOfSpan() ? FIRST.formatted(column) : ofTicket(instant);
        }

        /** Of a ticket at an instant. */
        private String at(String instant) {
            return isOfSpan() ? AT.formatted(column, instant) : ofTicket(instant);
        }

        /** Of a span of its life. */
        private String span(String instant) {
            return isOfSpan() ? "coalesce(" + column + "::text, '')" : ofTicket(instant);
        }

        private boolean isOfSpan() {
            return this != DAY && this != CHANNEL;
        }

        /** A day of UTC, as {@code 2026-01-05}. */
        private String ofTicket(String instant) {
            return this == DAY ? "to_char(" + instant + " at time zone 'UTC', 'YYYY-MM-DD')" : column;
        }
    }

    /** A period of time, its end not included. */
    public record Period(Instant from, Instant to) {}

    /** The figures of the tickets that the reader sees, by key. */
    @WithTransaction // what is set holds until its end
    public Uni<List<Figures>> figures(By by, Period period, TicketScope scope) {
        var counts = new TreeMap<String, Count>();
        return connection.select(HELPERS)
                .chain(() -> into(counts, opened(by, period, scope), (count, row) -> count.opened(row.number(1))))
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
        return new Sql().add("select " + by.first("t.created_at") + ", count(*) from ticket t"
                + " where t.created_at >= %s and t.created_at < %s and ", period.from(), period.to())
                .counted(scope).add(" group by 1");
    }

    private static Sql moved(By by, Period period, TicketScope scope) {
        return new Sql().add("select " + by.span("s.entered_at") + ", count(*) filter (where s.solves),"
                + " count(*) filter (where s.reopens) from " + SPANS
                + " where (s.solves or s.reopens) and s.entered_at >= %s and s.entered_at < %s and ", period.from(),
                period.to()).counted(scope).add(" group by 1");
    }

    private static Sql answered(By by, Period period, TicketScope scope) {
        return new Sql().add("select " + by.at("f.at") + ", count(*), percentile_cont(0.5) within group"
                + " (order by extract(epoch from f.at - t.created_at))::bigint from first_answer f"
                + " join ticket t on t.id = f.ticket_id where f.at >= %s and f.at < %s and ", period.from(),
                period.to()).counted(scope).add(" group by 1");
    }

    /** What is active when the period ends; told apart by days it is what is active when each day ends. */
    private static Sql backlog(By by, Period period, TicketScope scope) {
        return by == By.DAY
                ? backlogByDay(period, scope)
                : new Sql().add("select " + by.span("s.entered_at") + ", count(*) from " + SPANS + " where" + ACTIVE
                        + " and s.entered_at < %s and (s.left_at is null or s.left_at >= %s) and ", period.to(),
                        period.to()).counted(scope).add(" group by 1");
    }

    /** What is active when the first day begins, and from then on what came and what went, day by day. */
    private static Sql backlogByDay(Period period, TicketScope scope) {
        var from = period.from().truncatedTo(ChronoUnit.DAYS);
        var to = period.to();
        return new Sql()
                .add("with moved (day, number) as (select date_trunc('day', s.entered_at, 'UTC'), 1 from " + SPANS
                        + " where" + ACTIVE + " and s.entered_at >= %s and s.entered_at < %s and ", from, to)
                .counted(scope)
                .add(" union all select date_trunc('day', s.left_at, 'UTC'), -1 from " + SPANS + " where" + ACTIVE
                        + " and s.left_at >= %s and s.left_at < %s and ", from, to)
                .counted(scope)
                .add("), before (number) as (select count(*) from " + SPANS + " where" + ACTIVE
                        + " and s.entered_at < %s and (s.left_at is null or s.left_at >= %s) and ", from, from)
                .counted(scope)
                .add("), daily (day, number) as (select day, sum(number) from moved group by day)"
                        + " select to_char(d.day at time zone 'UTC', 'YYYY-MM-DD'), (select number from before)"
                        + " + sum(coalesce(m.number, 0)) over (order by d.day)::bigint from generate_series(%s::timestamptz,"
                        + " %s::timestamptz - interval '1 microsecond', interval '1 day', 'UTC') d (day)"
                        + " left join daily m on m.day = d.day", from, to);
    }

    private static Sql spent(By by, Period period, TicketScope scope) {
        var from = period.from();
        var to = period.to();
        return by == By.DAY
                ? spentByDay(period, scope)
                : new Sql().add("select " + by.span("s.entered_at") + ", s.status, sum(extract(epoch from " + END
                        + " - greatest(s.entered_at, %s::timestamptz)))::bigint from " + SPANS + " where" + WITHIN, to,
                        from, to, from).counted(scope).add(" group by 1, 2");
    }

    /**
     * Each day has what lies within it: for each status, as many days as tickets were in it when the day began, and of
     * those that came and went what was left of the day. So each span is looked at once, however many days it has.
     */
    private static Sql spentByDay(Period period, TicketScope scope) {
        var from = period.from();
        var to = period.to();
        return new Sql()
                .add("with daily (day, status, number, seconds) as (select date_trunc('day', m.at, 'UTC'), s.status,"
                        + " sum(m.number), sum(m.number * extract(epoch from date_trunc('day', m.at, 'UTC')"
                        + " + interval '24 hours' - m.at)) from " + SPANS + " cross join lateral (values"
                        + " (greatest(s.entered_at, %s::timestamptz), 1), (" + END + ", -1)) m (at, number) where"
                        + WITHIN, from, to, to, from)
                .counted(scope)
                .add(" group by 1, 2), spent (day, status, seconds) as (select d.day, k.status,"
                        + " coalesce(m.seconds, 0) + 86400 * coalesce(sum(m.number) over (partition by k.status"
                        + " order by d.day rows between unbounded preceding and 1 preceding), 0)"
                        + " from generate_series(date_trunc('day', %s::timestamptz, 'UTC'), %s::timestamptz"
                        + " - interval '1 microsecond', interval '24 hours') d (day)"
                        + " cross join (select distinct status from daily) k"
                        + " left join daily m on m.day = d.day and m.status = k.status)"
                        + " select to_char(day at time zone 'UTC', 'YYYY-MM-DD'), status, seconds::bigint from spent"
                        + " where seconds > 0", from, to);
    }
}
