package io.guichet.routing;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.guichet.events.TicketSnapshot;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.routing.assignment.Demand;
import io.guichet.routing.queue.Preview;
import io.guichet.routing.queue.Preview.Customer;
import io.guichet.routing.queue.Preview.Seen;
import io.smallrye.mutiny.Uni;

/** Routes a ticket that does not exist; changes nothing. */
@Singleton
class Simulator {

    private final CurrentTransaction transaction;
    private final Hypotheses hypotheses;
    private final Router router;
    private final Preview preview;
    private final Weightings weightings;

    Simulator(CurrentTransaction transaction, Hypotheses hypotheses, Router router, Preview preview,
            Weightings weightings) {
        this.transaction = transaction;
        this.hypotheses = hypotheses;
        this.router = router;
        this.preview = preview;
        this.weightings = weightings;
    }

    /** Where it would go, and who would get it, if somebody opened it now. */
    Uni<Simulation> simulate(TicketSnapshot said, String words) {
        return hypotheses.complete(said).chain(hypothetical -> decide(hypothetical, words));
    }

    private Uni<Simulation> decide(TicketSnapshot hypothetical, String words) {
        return weightings.only().map(weightings::read)
                .chain(weights -> router.route(hypothetical, words, true)
                        .chain(route -> seen(hypothetical, route, weights)
                                .chain(seen -> nameOf(hypothetical.department())
                                        .map(department -> new Simulation(department, route, seen)))));
    }

    private Uni<Optional<Seen>> seen(TicketSnapshot ticket, Route route, Weights weights) {
        return route.group()
                .map(group -> preview.of(group, demand(ticket, route, weights),
                        customer(ticket)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private static Customer customer(TicketSnapshot ticket) {
        return new Customer(ticket.requester().id(), ticket.requester().email(),
                ticket.organization() == null ? Customer.UNKNOWN : ticket.organization().id(), ticket.department());
    }

    private Uni<String> nameOf(String department) {
        return transaction.select("select name from department where key = $1", department)
                .map(rows -> rows.isEmpty() ? department : String.valueOf(rows.getFirst()[0]));
    }

    /** As {@link RoutedTicket} weighs a ticket that a rule has just routed. */
    private static Demand demand(TicketSnapshot ticket, Route route, Weights weights) {
        var priority = route.priority() == null ? ticket.priority() : route.priority();
        var language = ticket.language() == null ? ticket.requester().language() : ticket.language();
        return new Demand(ticket.id(), Math.max(weights.of(ticket.priority()), weights.of(priority)), language,
                Described.regionOf(ticket),
                Set.copyOf(route.skills()), Set.of(), List.of());
    }
}
