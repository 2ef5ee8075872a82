package io.guichet.routing;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.events.TicketSnapshot;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.routing.queue.Walks;
import io.guichet.routing.rule.RuleChanges;
import io.smallrye.mutiny.Uni;

/** Shows tickets that wait to the rules anew once those have changed, some at a time. */
@Singleton
class Redecision implements DueHandler {

    private static final String WAITING = """
            select id from ticket where queue is not null and id > $1 and ($2 = '' or department = $2)
            order by id limit $3""";

    private final CurrentTransaction transaction;
    private final Rerouting rerouting;
    private final Visits visits;

    Redecision(CurrentTransaction transaction, Rerouting rerouting, Visits visits) {
        this.transaction = transaction;
        this.rerouting = rerouting;
        this.visits = visits;
    }

    @Override
    public String kind() {
        return RuleChanges.KIND;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        return rerouting.begin().chain(() -> visits.pay(due, () -> next(due), "rules", this::decide));
    }

    private Uni<List<UUID>> next(Due due) {
        return transaction.select(WAITING, Walks.after(due), due.subject(), Walks.AT_ONCE)
                .map(rows -> rows.stream().map(Visits::id).toList());
    }

    private Uni<Void> decide(RoutedTicket ticket) {
        return ticket.asking().map(asking -> decide(ticket, asking)).orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> decide(RoutedTicket ticket, TicketSnapshot asking) {
        var place = ticket.place();
        if (place.isByRule()) {
            return rerouting.decide(ticket, asking);
        }
        return place.isGiven() ? rerouting.revise(ticket, asking) : Uni.createFrom().voidItem();
    }
}
