package io.guichet.sla.target;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Sequence;
import io.guichet.sla.clock.TargetClock;
import io.guichet.sla.history.Promise;
import io.smallrye.mutiny.Uni;

/** The table of what became of each target, which reports are made from. */
@Singleton
class Outcomes {

    /** Who has the ticket when a target is met keeps the merit, or the blame, whoever has it later. */
    private static final String SAVE = """
            insert into sla_outcome (ticket_id, kind, occurrence, policy_id, started_at, due, met_at, running,
                department, group_key, assignee)
            select id, $2, $3, $4, $5, $6, $7, $8, department, group_key, assignee from sla_ticket where id = $1
            on conflict (ticket_id, kind, occurrence) do update set policy_id = excluded.policy_id,
                started_at = excluded.started_at, due = excluded.due, met_at = excluded.met_at,
                running = excluded.running, department = excluded.department, group_key = excluded.group_key,
                assignee = excluded.assignee
            where (sla_outcome.due, sla_outcome.met_at, sla_outcome.running, sla_outcome.policy_id)
                is distinct from (excluded.due, excluded.met_at, excluded.running, excluded.policy_id)""";
    private static final String DROP = """
            delete from sla_outcome where ticket_id = $1 and not (kind || occurrence) = any($2)""";

    private final CurrentTransaction transaction;

    Outcomes(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** Makes these the outcomes of the ticket. */
    Uni<Void> replace(UUID ticket, Promise promise, List<TargetClock> clocks) {
        var kept = clocks.stream().map(clock -> clock.kind().name() + clock.occurrence()).toArray(String[]::new);
        return transaction.update(DROP, ticket, kept)
                .chain(() -> Sequence.each(clocks, clock -> save(ticket, promise, clock)));
    }

    /** Nothing is promised any more. */
    Uni<Void> drop(UUID ticket) {
        return transaction.update(DROP, ticket, new String[0]).replaceWithVoid();
    }

    private Uni<Void> save(UUID ticket, Promise promise, TargetClock clock) {
        return transaction.update(SAVE, ticket, clock.kind().name(), clock.occurrence(), promise.policyId(),
                clock.startedAt(), clock.due(), clock.metAt(), clock.running()).replaceWithVoid();
    }
}
