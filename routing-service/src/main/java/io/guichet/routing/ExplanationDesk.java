package io.guichet.routing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.events.Priority;
import io.guichet.events.TicketSnapshot;
import io.guichet.http.TicketColumns;
import io.guichet.http.TicketScope;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.routing.assignment.Demand;
import io.guichet.routing.decision.Decision;
import io.guichet.routing.decision.Decisions;
import io.guichet.routing.queue.Preview;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Answers why a ticket went where it went, and where one would go; changes nothing. */
@ApplicationScoped
public class ExplanationDesk {

    private static final TicketColumns COLUMNS = new TicketColumns("t.department", "t.group_key", "t.assignee",
            "t.requester_email", null);

    private final CurrentTransaction transaction;
    private final Decisions decisions;
    private final Router router;
    private final Preview preview;
    private final Weights weights;

    ExplanationDesk(CurrentTransaction transaction, Decisions decisions, Router router, Preview preview,
            WeightConfig config) {
        this.transaction = transaction;
        this.decisions = decisions;
        this.router = router;
        this.preview = preview;
        this.weights = config.weights();
    }

    /** The decisions about a ticket, the oldest first. Fails with {@link TicketNotKnown} for one out of scope. */
    @WithTransaction
    public Uni<List<Decision>> explain(UUID ticket, TicketScope scope) {
        var visible = scope.where(COLUMNS).positional(1);
        return transaction.select("select 1 from ticket t where t.id = $1 and " + visible.sql(),
                Stream.concat(Stream.of(ticket), visible.values().stream()).toArray())
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().failure(new TicketNotKnown(ticket))
                        : decisions.of(ticket));
    }

    /**
     * Where a ticket would go, and who would get it.
     *
     * @param words what the customer would have written
     */
    @WithTransaction
    public Uni<Simulation> simulate(TicketSnapshot hypothetical, String words) {
        return router.route(hypothetical, words)
                .chain(route -> route.group()
                        .map(group -> preview.of(group, demand(hypothetical, route)))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                        .map(seen -> new Simulation(route, seen)));
    }

    private Demand demand(TicketSnapshot ticket, Route route) {
        var priority = route.priority() == null ? ticket.priority() : route.priority();
        var language = ticket.language() == null ? ticket.requester().language() : ticket.language();
        return new Demand(ticket.id(), weight(ticket.priority(), priority), language, Set.of());
    }

    /** As {@link RoutedTicket} weighs a ticket that a rule has just routed. */
    private int weight(Priority before, Priority ruled) {
        return Math.max(weights.of(before), weights.of(ruled));
    }
}
