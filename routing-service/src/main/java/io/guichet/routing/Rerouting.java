package io.guichet.routing;

import jakarta.inject.Singleton;

import io.guichet.events.TicketSnapshot;
import io.guichet.routing.Intake.Asked;
import io.smallrye.mutiny.Uni;

/** What rules that have changed make of a ticket that waits. */
@Singleton
class Rerouting {

    private final Router router;
    private final Queues queues;
    private final Openings openings;
    private final Weightings weightings;
    private final Passing passing;

    Rerouting(Router router, Queues queues, Openings openings, Weightings weightings, Passing passing) {
        this.router = router;
        this.queues = queues;
        this.openings = openings;
        this.weightings = weightings;
        this.passing = passing;
    }

    /** Keeps what tickets weigh as it is until the end of the transaction; comes before any ticket is kept. */
    Uni<Void> begin() {
        return weightings.shared().replaceWithVoid();
    }

    /** It goes where rules say now, with the skills that they ask for; it stays where they say nothing. */
    Uni<Void> decide(RoutedTicket ticket, TicketSnapshot asking) {
        return openings.wordsOf(ticket.id()).chain(words -> router.decide(asking, words)
                .call(route -> openings.note(ticket.id(), route)).chain(route -> {
                    if (route.group().isEmpty()) {
                        return Uni.createFrom().voidItem();
                    }
                    return route.group().get().equals(ticket.place().queue())
                            ? stay(ticket, asking, route)
                            : queues.enter(ticket, new Asked(asking, words), route)
                                    .chain(() -> passing.reroute(ticket, asking, route));
                }));
    }

    /** It stays where it was given, as a rule says of it there. */
    Uni<Void> revise(RoutedTicket ticket, TicketSnapshot asking) {
        return openings.wordsOf(ticket.id())
                .chain(words -> router.route(asking, words, ticket.place().isFirst()))
                .call(route -> openings.note(ticket.id(), route))
                .chain(route -> route.source() == RouteNames.Source.GIVEN
                        ? stay(ticket, asking, route)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> stay(RoutedTicket ticket, TicketSnapshot asking, Route route) {
        if (ticket.place().isToldOf(route)) {
            // Not again: agents may have corrected what the rule changed.
            ticket.revise(route, ticket.place().ruledWeight());
            return Uni.createFrom().voidItem();
        }
        return queues.revise(ticket, route).chain(() -> route.isToBeTold()
                ? passing.tell(ticket, asking, route)
                : Uni.createFrom().voidItem());
    }
}
