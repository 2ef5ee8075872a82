package io.guichet.routing;

import java.time.Clock;
import java.util.List;
import java.util.Objects;

import jakarta.inject.Singleton;

import io.guichet.events.AssignmentEvent.TicketRouted;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketSnapshot.RoutingRequest;
import io.guichet.reliable.Envelopes;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Outbox;
import io.guichet.routing.decision.Decision;
import io.guichet.routing.decision.Decisions;
import io.guichet.routing.decision.Outcome;
import io.smallrye.mutiny.Uni;

/** Tells which group was chosen, or that there is none. */
@Singleton
class Announcements {

    private final Outbox outbox;
    private final Envelopes envelopes;
    private final Decisions decisions;
    private final Ids ids;
    private final Clock clock;

    Announcements(Outbox outbox, Envelopes envelopes, Decisions decisions, Ids ids, Clock clock) {
        this.outbox = outbox;
        this.envelopes = envelopes;
        this.decisions = decisions;
        this.ids = ids;
        this.clock = clock;
    }

    /** The other services learn of the group and of what the rule changes. */
    Uni<Void> routed(RoutedTicket ticket, TicketSnapshot snapshot, Route route) {
        var event = new TicketRouted(ticket.id(), request(snapshot).id(), String.valueOf(route.rule()),
                route.group().orElseThrow(), route.priority(), route.addTags(), route.setFields());
        return outbox.add(envelopes.seal(event, ticket.cause()));
    }

    /** People can see why nothing happens. */
    Uni<Void> noGroup(RoutedTicket ticket, TicketSnapshot snapshot) {
        var request = request(snapshot);
        return decisions.add(List.of(new Decision(ids.next(), ticket.id(), clock.instant(), request.id(),
                request.reason(), Route.FALLBACK, null, null, Outcome.NO_GROUP,
                "The department %s has no group".formatted(snapshot.department()), null, List.of())));
    }

    private static RoutingRequest request(TicketSnapshot asking) {
        return Objects.requireNonNull(asking.routingRequest(), "only a ticket that asks is routed");
    }
}
