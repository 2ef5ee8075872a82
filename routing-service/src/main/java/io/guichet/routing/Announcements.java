package io.guichet.routing;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.inject.Singleton;

import io.guichet.events.AssignmentEvent.TicketRouted;
import io.guichet.events.Cause;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketSnapshot.RoutingRequest;
import io.guichet.reliable.Envelopes;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Outbox;
import io.guichet.routing.Releases.Reason;
import io.guichet.routing.decision.Decision.Why;
import io.guichet.routing.decision.Outcome;
import io.guichet.routing.decision.Ruling;
import io.smallrye.mutiny.Uni;

/** Tells which group was chosen, or that there is none. */
@Singleton
class Announcements {

    private final Outbox outbox;
    private final Envelopes envelopes;
    private final Conclusions conclusions;
    private final Ids ids;

    Announcements(Outbox outbox, Envelopes envelopes, Conclusions conclusions, Ids ids) {
        this.outbox = outbox;
        this.envelopes = envelopes;
        this.conclusions = conclusions;
        this.ids = ids;
    }

    /** The other services learn of the group and of what the rule changes. */
    Uni<Void> routed(RoutedTicket ticket, TicketSnapshot snapshot, Route route) {
        return routed(ticket, snapshot, route, Reason.of(ruling(route).name()));
    }

    /** The same, with what a person says about it. */
    Uni<Void> routed(RoutedTicket ticket, TicketSnapshot snapshot, Route route, Reason reason) {
        var ruling = ruling(route);
        var event = new TicketRouted(ticket.id(), request(snapshot).id(), ruling.name(),
                route.group().orElseThrow(), route.priority(), route.addTags(), route.setFields(),
                reason.note(), reason.by(), route.source().name(), ruling.id(), ruling.version());
        return outbox.add(envelopes.seal(event, ticket.cause()));
    }

    /** ticket-service gives the ticket to another group, though nobody is asked for. */
    Uni<Void> moved(RoutedTicket ticket, String group) {
        var event = new TicketRouted(ticket.id(), ids.next(), Route.MOVED, group, null, List.of(), Map.of(),
                null, null, RouteNames.Source.MOVED.name(), null, null);
        return outbox.add(envelopes.seal(event, Cause.request(ids.next().toString())));
    }

    /** People can see why nothing happens. */
    Uni<Void> noGroup(RoutedTicket ticket, TicketSnapshot snapshot) {
        var request = request(snapshot);
        return conclusions.keep(ticket,
                new Why(Outcome.NO_GROUP, request.id(), request.reason(), Ruling.of(Route.FALLBACK), null,
                        "The department %s has no group".formatted(snapshot.department()), null),
                null);
    }

    private static Ruling ruling(Route route) {
        return Objects.requireNonNull(route.rule(), "of what nobody decided nobody is told");
    }

    private static RoutingRequest request(TicketSnapshot asking) {
        return Objects.requireNonNull(asking.routingRequest(), "only a ticket that asks is routed");
    }
}
