package io.guichet.sla.target;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TargetKind;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.sla.StoredJson;
import io.guichet.sla.clock.Clockwork.Clocks;
import io.guichet.sla.clock.TargetClock;
import io.guichet.sla.history.History;
import io.guichet.sla.history.Owner;
import io.smallrye.mutiny.Uni;

/** The table of what became of each target, which reports are made from. */
@Singleton
class Outcomes {

    /**
     * Who has the ticket when a target is met keeps the merit, or the blame, whoever has it later, and so does the policy
     * that it was promised by. What was told is taken over from the target, and stays when the target is another one. All
     * of a ticket's outcomes are one statement; only what differs is written.
     */
    private static final String REPLACE = """
            with given as (
                select * from json_to_recordset($2::text::json) as given (kind text, occurrence int, policy uuid,
                    "startedAt" timestamptz, due timestamptz, "metAt" timestamptz, running boolean, missed boolean,
                    owned boolean, department text, "group" text, assignee uuid)),
            gone as (
                delete from sla_outcome o where ticket_id = $1 and not exists (
                    select 1 from given where given.kind = o.kind and given.occurrence = o.occurrence))
            insert into sla_outcome (ticket_id, kind, occurrence, policy_id, started_at, due, met_at, running, missed,
                department, group_key, assignee, warned_at, breached_at)
            select t.id, g.kind, g.occurrence, g.policy, g."startedAt", g.due, g."metAt", g.running, g.missed,
                case when g.owned then g.department else t.department end,
                case when g.owned then g."group" else t.group_key end,
                case when g.owned then g.assignee else t.assignee end, s.warned_at, s.breached_at
            from sla_ticket t cross join given g left join sla_target s
                on s.ticket_id = t.id and s.kind = g.kind and s.occurrence = g.occurrence
            where t.id = $1
            on conflict (ticket_id, kind, occurrence) do update set policy_id = excluded.policy_id,
                started_at = excluded.started_at, due = excluded.due, met_at = excluded.met_at,
                running = excluded.running, missed = excluded.missed, department = excluded.department,
                group_key = excluded.group_key, assignee = excluded.assignee,
                warned_at = coalesce(excluded.warned_at, sla_outcome.warned_at),
                breached_at = coalesce(excluded.breached_at, sla_outcome.breached_at)
            where (sla_outcome.due, sla_outcome.met_at, sla_outcome.running, sla_outcome.missed, sla_outcome.policy_id,
                    sla_outcome.warned_at, sla_outcome.breached_at)
                is distinct from (excluded.due, excluded.met_at, excluded.running, excluded.missed, excluded.policy_id,
                    coalesce(excluded.warned_at, sla_outcome.warned_at),
                    coalesce(excluded.breached_at, sla_outcome.breached_at))
            """;

    private final CurrentTransaction transaction;

    Outcomes(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** One of them. */
    private record Outcome(TargetKind kind, int occurrence, @Nullable UUID policy, Instant startedAt, Instant due,
            @Nullable Instant metAt, boolean running, boolean missed, boolean owned, @Nullable String department,
            @Nullable String group, @Nullable UUID assignee) {

        static Outcome of(TargetClock clock, @Nullable Owner owner) {
            return new Outcome(clock.kind(), clock.occurrence(), clock.policy(), clock.startedAt(), clock.due(),
                    clock.metAt(), clock.running(), clock.missed(), owner != null,
                    owner == null ? null : owner.department(), owner == null ? null : owner.group(),
                    owner == null ? null : owner.assignee());
        }
    }

    /** Makes the outcomes of the ticket those of its clocks. */
    Uni<Void> replace(UUID ticket, Clocks clocks, History history) {
        // What was done before the ticket was let in was done elsewhere.
        var outcomes = clocks.counting().stream()
                .filter(clock -> clock.metAt() == null || !clock.metAt().isBefore(history.openedAt()))
                .map(clock -> Outcome.of(clock, owner(clock, history))).toList();
        return transaction.update(REPLACE, ticket, StoredJson.write(List.copyOf(outcomes))).replaceWithVoid();
    }

    private static @Nullable Owner owner(TargetClock clock, History history) {
        var metAt = clock.metAt();
        return metAt == null ? null : history.owner(metAt).orElse(null);
    }
}
