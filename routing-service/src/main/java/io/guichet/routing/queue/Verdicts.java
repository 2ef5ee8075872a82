package io.guichet.routing.queue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.AssignmentEvent;
import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.AssignmentEvent.TicketQueued;
import io.guichet.events.Envelope;
import io.guichet.reliable.Envelopes;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Outbox;
import io.guichet.routing.decision.Decision;
import io.guichet.routing.decision.Decisions;
import io.guichet.routing.decision.Outcome;
import io.guichet.routing.queue.Plan.Decided;
import io.smallrye.mutiny.Uni;

/** What a drain decided: kept for those who ask why, and told to the other services. */
@Singleton
class Verdicts {

    private final Decisions decisions;
    private final Outbox outbox;
    private final Envelopes envelopes;
    private final Ids ids;
    private final Clock clock;

    Verdicts(Decisions decisions, Outbox outbox, Envelopes envelopes, Ids ids, Clock clock) {
        this.decisions = decisions;
        this.outbox = outbox;
        this.envelopes = envelopes;
        this.ids = ids;
        this.clock = clock;
    }

    /** The tickets are proposed to agents. */
    Uni<Void> propose(OpenQueue queue, Plan plan) {
        var strategy = queue.strategy().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return keep(queue, plan.decided(), Outcome.PROPOSED)
                .chain(() -> outbox.add(plan.placed().stream()
                        .map(placed -> seal(placed.decided().ticket(), waiting -> new AgentAssigned(waiting.id(),
                                waiting.request(), placed.agent(), queue.group(), strategy)))
                        .toList()));
    }

    /** The tickets have to wait. */
    Uni<Void> queue(OpenQueue queue, List<Decided> decided) {
        return keep(queue, decided, Outcome.QUEUED)
                .chain(() -> outbox.add(decided.stream()
                        .map(one -> seal(one.ticket(), waiting -> new TicketQueued(waiting.id(), waiting.request(),
                                queue.group(), waits(one))))
                        .toList()));
    }

    private Uni<Void> keep(OpenQueue queue, List<Decided> decided, Outcome outcome) {
        return decisions.add(decided.stream().map(one -> decision(queue, one, outcome)).toList());
    }

    private Decision decision(OpenQueue queue, Decided decided, Outcome outcome) {
        var ticket = decided.ticket();
        var choice = decided.choice();
        var now = clock.instant();
        @Nullable
        UUID agent = outcome == Outcome.PROPOSED ? choice.agent().orElse(null) : null;
        return new Decision(ids.next(), ticket.id(), now, ticket.request(), ticket.trigger(),
                ticket.rule(), queue.group(), queue.strategy(), outcome, agent == null ? waits(decided) : null, agent,
                choice.considered(), Duration.between(ticket.askedAt(), now).toMillis(),
                ticket.told() ? String.join(", ", queue.reasons()) : null, null);
    }

    private static String waits(Decided decided) {
        var withheld = decided.withheld();
        return withheld == null ? decided.choice().reason() : withheld;
    }

    private Envelope<AssignmentEvent> seal(WaitingTicket ticket, Function<WaitingTicket, AssignmentEvent> event) {
        return envelopes.seal(event.apply(ticket), ticket.cause());
    }
}
