package io.guichet.routing;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.events.Envelope;
import io.guichet.events.TicketEvent;
import io.guichet.events.TicketEvent.AssigneeChanged;
import io.guichet.events.TicketEvent.AssignmentDeclined;
import io.guichet.routing.decision.Decision;
import io.guichet.routing.decision.Decision.Why;
import io.guichet.routing.decision.Decisions;
import io.guichet.routing.decision.Outcome;
import io.smallrye.mutiny.Uni;

/** Whom routing gave tickets in the past, and who did not get theirs, as far as ticket-service's answers tell. */
@Singleton
class PastFigures {

    private final Decisions decisions;

    PastFigures(Decisions decisions) {
        this.decisions = decisions;
    }

    /** Keeps the answer that the event is, if it is one; {@code past} is what led to it. */
    Uni<Void> keep(Envelope<TicketEvent> told, TicketPast past) {
        var event = told.event();
        if (event instanceof AssigneeChanged changed && changed.request() != null && changed.to() != null) {
            var why = past.why(changed.request(), Outcome.ASSIGNED, changed.ticket().group(), null);
            return decisions.addIfUnknown(decision(told, past, why, changed.to()));
        }
        if (event instanceof AssignmentDeclined declined) {
            var why = past.why(declined.request(), Outcome.DECLINED, declined.ticket().group(), declined.reason());
            return decisions.addIfUnknown(decision(told, past, why, declined.agent()));
        }
        return Uni.createFrom().voidItem();
    }

    private static Decision decision(Envelope<TicketEvent> told, TicketPast past, Why why, UUID agent) {
        var askedAt = past.askedAt(Objects.requireNonNull(why.request()));
        return new Decision(told.id(), told.event().ticket().id(), told.time(), why.request(), why.trigger(),
                null, why.group(), null, why.outcome(), why.reason(), agent, List.of(),
                askedAt == null ? null : Duration.between(askedAt, told.time()).toMillis(), null, null);
    }
}
