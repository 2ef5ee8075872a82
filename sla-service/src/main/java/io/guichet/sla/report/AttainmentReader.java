package io.guichet.sla.report;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TargetKind;
import io.guichet.http.TicketScope;
import io.guichet.http.directory.Directory;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.sla.TicketAccess;
import io.guichet.sla.report.Attainment.By;
import io.guichet.sla.report.Attainment.Step;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/**
 * Counts kept and broken promises. A target that was met counts when it was last met, for whoever had the ticket then;
 * one that is overdue when it was due, for whoever has it now, also if its clock stopped after that. One that stands still
 * in time, or is not due yet, does not count.
 */
@ApplicationScoped
public class AttainmentReader {

    /** More lines than this nobody reads, nor draws. */
    public static final int MOST = 5_000;
    private static final String COUNT = """
            with decided as (
                select o.kind, o.due, o.met_at, coalesce(o.met_at, o.due) as at, o.policy_id::text as policy,
                    case when o.met_at is null then t.department else o.department end as department,
                    case when o.met_at is null then t.group_key else o.group_key end as group_key,
                    case when o.met_at is null then t.assignee else o.assignee end as assignee
                from sla_outcome o join sla_ticket t on t.id = o.ticket_id
                where (o.met_at >= $1 and o.met_at < $2
                    or o.met_at is null and (o.running or o.missed) and o.due >= $1 and o.due < least($2, $3)) and %3$s),
            counted as (
                select %1$s as key, kind, %2$s as since, count(*) as decided,
                    count(*) filter (where met_at <= due) as kept
                from decided group by 1, 2, 3)
            select key, kind, since, decided, kept, (
                select v.content::json ->> 'name' from sla_policy_version v
                where v.policy_id::text = key order by v.version desc limit 1)
            from counted order by since, key, kind limit $4""";

    private final CurrentTransaction transaction;
    private final Directory directory;
    private final Clock clock;

    AttainmentReader(CurrentTransaction transaction, Directory directory, Clock clock) {
        this.transaction = transaction;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param zone in which days begin
     */
    public record Question(By by, Instant from, Instant to, Step step, ZoneId zone) {}

    /** The figures of the tickets in the scope, by period; those after {@link #MOST} and one more are cut off. */
    @WithSession
    public Uni<List<Attainment>> of(Question asked, TicketScope scope) {
        var allowed = scope.where(TicketAccess.COLUMNS).positional(4);
        var values = new ArrayList<@Nullable Object>(List.of(asked.from(), asked.to(), clock.instant(), MOST + 1));
        values.addAll(allowed.values());
        var sql = COUNT.formatted(column(asked.by()), period(asked), allowed.sql());
        return transaction.select(sql, values.toArray())
                .map(rows -> rows.stream().map(row -> line(row, asked.by())).toList());
    }

    private static String column(By by) {
        return switch (by) {
            case POLICY -> "policy";
            case GROUP -> "group_key";
            case AGENT -> "assignee::text";
            case DEPARTMENT -> "department";
        };
    }

    /** Names of an enum and of a zone of the JDK are safe within the statement. */
    private static String period(Question asked) {
        return asked.step() == Step.ALL
                ? "$1::timestamptz"
                : "date_trunc('%s', at, '%s')".formatted(asked.step().name().toLowerCase(Locale.ROOT),
                        asked.zone().getId());
    }

    private Attainment line(@Nullable Object[] row, By by) {
        var key = (String) row[0];
        long decided = ((Number) Objects.requireNonNull(row[3])).longValue();
        long kept = ((Number) Objects.requireNonNull(row[4])).longValue();
        var name = by == By.POLICY ? Optional.ofNullable((String) row[5]) : name(by, key);
        return new Attainment(key, name.orElse(null), TargetKind.valueOf(String.valueOf(row[1])),
                ((OffsetDateTime) Objects.requireNonNull(row[2])).toInstant(), decided, kept, decided - kept,
                Math.round(10_000.0 * kept / decided) / 10_000.0);
    }

    private Optional<String> name(By by, @Nullable String key) {
        if (key == null) {
            return Optional.empty();
        }
        return switch (by) {
            case AGENT -> directory.agent(UUID.fromString(key)).map(agent -> agent.name());
            case GROUP -> directory.group(key).map(group -> group.name());
            case DEPARTMENT -> directory.department(key).map(department -> department.name());
            case POLICY -> Optional.empty();
        };
    }
}
