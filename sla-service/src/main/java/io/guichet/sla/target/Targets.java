package io.guichet.sla.target;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TargetKind;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.sla.StoredJson;
import io.guichet.sla.history.Promise;
import io.smallrye.mutiny.Uni;

/** The table of targets. */
@Singleton
public class Targets {

    private static final String COLUMNS = """
            kind, occurrence, started_at, duration, business, used, running_since, due, warn_due, met_at, warned_at,
            breached_at, missed, steps, withdrawn""";
    private static final String READ = "select " + COLUMNS + " from sla_target where ticket_id = $1 order by kind";
    /** All of a ticket's targets in one statement; only what differs is written. */
    private static final String SAVE = """
            insert into sla_target (ticket_id, kind, occurrence, started_at, duration, business, used, running_since,
                due, warn_due, met_at, warned_at, breached_at, missed, steps, withdrawn, over)
            select $1, kind, occurrence, "startedAt", duration, business, used, "runningSince", due, "warnDue",
                "metAt", "warnedAt", "breachedAt", missed, steps, withdrawn, coalesce((
                    select status in ('RESOLVED', 'CLOSED') from sla_ticket where id = $1), false)
            from json_to_recordset($2::text::json) as given (kind text, occurrence int, "startedAt" timestamptz,
                duration text, business boolean, used text, "runningSince" timestamptz, due timestamptz,
                "warnDue" timestamptz, "metAt" timestamptz, "warnedAt" timestamptz, "breachedAt" timestamptz,
                missed boolean, steps text, withdrawn boolean)
            on conflict (ticket_id, kind) do update set occurrence = excluded.occurrence,
                started_at = excluded.started_at, duration = excluded.duration, business = excluded.business,
                used = excluded.used, running_since = excluded.running_since, due = excluded.due,
                warn_due = excluded.warn_due, met_at = excluded.met_at, warned_at = excluded.warned_at,
                breached_at = excluded.breached_at, missed = excluded.missed, steps = excluded.steps,
                withdrawn = excluded.withdrawn, over = excluded.over
            where sla_target is distinct from excluded""";
    private static final String OVER = """
            update sla_target s set over = not s.over from sla_ticket t
            where s.ticket_id = $1 and t.id = $1 and s.over <> coalesce(t.status in ('RESOLVED', 'CLOSED'), false)""";
    private static final String TOLD = """
            update sla_target set %1$s = $5 where ticket_id = $1 and kind = $2 and occurrence = $3 and due = $4
                and running_since is not null and %1$s is null""";
    private static final String WARNED = TOLD.formatted("warned_at");
    private static final String BREACHED = TOLD.formatted("breached_at");

    private final CurrentTransaction transaction;

    Targets(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** Those of a ticket that are promised. */
    public Uni<List<Target>> of(UUID ticket) {
        return standing(ticket, Optional.empty()).map(Standing::targets);
    }

    /** How a ticket stands that this is promised to. */
    Uni<Standing> standing(UUID ticket, Optional<Promise> promise) {
        return transaction.select(READ, ticket).map(rows -> {
            var withdrawn = rows.stream().collect(Collectors.partitioningBy(row -> Boolean.TRUE.equals(row[14]),
                    Collectors.mapping(Targets::target, Collectors.toList())));
            return new Standing(promise, withdrawn.getOrDefault(false, List.of()),
                    withdrawn.getOrDefault(true, List.of()));
        });
    }

    /** Makes the ticket stand like this. */
    Uni<Void> replace(UUID ticket, Standing standing) {
        var rows = Stream.concat(standing.targets().stream().map(target -> Row.of(target, false)),
                standing.withdrawn().stream().map(target -> Row.of(target, true))).toList();
        return rows.isEmpty() ? Uni.createFrom().voidItem() : save(ticket, rows);
    }

    /** Notes whether the ticket is solved, where that changes nothing else. */
    Uni<Void> over(UUID ticket) {
        return transaction.update(OVER, ticket).replaceWithVoid();
    }

    /** As if nothing had been known of the ticket. */
    Uni<Void> forget(UUID ticket) {
        return transaction.update("delete from sla_target where ticket_id = $1", ticket).replaceWithVoid();
    }

    /** Notes that the warning was told; false when it was before, or when the alarm means nothing any more. */
    Uni<Boolean> warn(UUID ticket, Alarm alarm, Instant now) {
        return note(WARNED, ticket, alarm, now);
    }

    /** Notes that the breach was told; false as in {@link #warn}. */
    Uni<Boolean> breach(UUID ticket, Alarm alarm, Instant now) {
        return note(BREACHED, ticket, alarm, now);
    }

    private Uni<Boolean> note(String sql, UUID ticket, Alarm alarm, Instant now) {
        return transaction.update(sql, ticket, alarm.kind().name(), alarm.occurrence(), alarm.due(), now)
                .map(noted -> noted == 1);
    }

    /** Notes that a step of the chain was told; empty as in {@link #warn}. The ticket's row is locked. */
    Uni<Optional<Target>> climb(UUID ticket, Climb climb, Instant now) {
        return of(ticket).map(targets -> targets.stream()
                .filter(target -> target.kind() == climb.kind() && target.occurrence() == climb.occurrence())
                .findAny().flatMap(target -> target.tell(climb.step(), climb.at(), now)))
                .call(told -> told.isPresent()
                        ? save(ticket, List.of(Row.of(told.get(), false)))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> save(UUID ticket, List<Row> rows) {
        return transaction.update(SAVE, ticket, StoredJson.write(rows)).replaceWithVoid();
    }

    /** A target as the statement takes it. */
    private record Row(TargetKind kind, int occurrence, Instant startedAt, String duration, boolean business,
            String used, @Nullable Instant runningSince, Instant due, Instant warnDue, @Nullable Instant metAt,
            @Nullable Instant warnedAt, @Nullable Instant breachedAt, boolean missed, String steps,
            boolean withdrawn) {

        static Row of(Target target, boolean withdrawn) {
            return new Row(target.kind(), target.occurrence(), target.startedAt(), target.duration().toString(),
                    target.business(), target.used().toString(), target.runningSince(), target.due(),
                    target.warnDue(), target.metAt(), target.warnedAt(), target.breachedAt(), target.missed(),
                    StoredJson.write(new Rung.Ladder(target.steps())), withdrawn);
        }
    }

    private static Target target(@Nullable Object[] row) {
        return new Target(TargetKind.valueOf(text(row[0])), ((Number) Objects.requireNonNull(row[1])).intValue(),
                known(row[2]), Duration.parse(text(row[3])), Boolean.TRUE.equals(row[4]), Duration.parse(text(row[5])),
                instant(row[6]), known(row[7]), known(row[8]), instant(row[9]), instant(row[10]), instant(row[11]),
                Boolean.TRUE.equals(row[12]), ladder(text(row[13])));
    }

    private static List<Rung> ladder(String written) {
        return written.equals("[]") ? List.of() : StoredJson.read(written, Rung.Ladder.class).steps();
    }

    private static String text(@Nullable Object column) {
        return String.valueOf(column);
    }

    private static Instant known(@Nullable Object column) {
        return Objects.requireNonNull(instant(column));
    }

    private static @Nullable Instant instant(@Nullable Object column) {
        return column instanceof OffsetDateTime at ? at.toInstant() : null;
    }
}
