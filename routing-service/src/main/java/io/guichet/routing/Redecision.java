package io.guichet.routing;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketSnapshot;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.reliable.postgres.Sequence;
import io.guichet.routing.queue.GroupMarks;
import io.guichet.routing.rule.RuleChanges;
import io.smallrye.mutiny.Uni;

/** Shows tickets that wait to the rules anew once those have changed, some at a time. */
@Singleton
class Redecision implements DueHandler {

    /** Few: whoever drains passes them over meanwhile, and they are among those that waited longest. */
    private static final int AT_ONCE = 10;
    private static final UUID BEGINNING = new UUID(0, 0);
    private static final String WAITING = """
            select id from ticket where queue is not null and id > $1 and ($2 = '' or department = $2)
            order by id limit $3""";
    // Waits for nobody: others keep tickets in the order in which they hear of them.
    private static final String FREE = """
            select id, queue from ticket where queue is not null and id = any($1) order by id
            for update skip locked""";
    private static final String NOT_FREE = """
            select id from ticket where queue is not null and id = any($1) and id <> all($2) order by id""";

    private final CurrentTransaction transaction;
    private final RoutedTickets tickets;
    private final Rerouting rerouting;
    private final GroupMarks marks;
    private final RuleChanges changes;

    Redecision(CurrentTransaction transaction, RoutedTickets tickets, Rerouting rerouting, GroupMarks marks,
            RuleChanges changes) {
        this.transaction = transaction;
        this.tickets = tickets;
        this.rerouting = rerouting;
        this.marks = marks;
        this.changes = changes;
    }

    @Override
    public String kind() {
        return RuleChanges.KIND;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        var passedOver = RuleChanges.passedOver(due);
        return rerouting.begin().chain(() -> passedOver.isEmpty() ? next(due) : show(due, passedOver));
    }

    private Uni<Void> next(Due due) {
        var after = due.payload().isEmpty() ? BEGINNING : UUID.fromString(due.payload());
        return transaction.select(WAITING, after, due.subject(), AT_ONCE)
                .map(rows -> rows.stream().map(Redecision::id).toList())
                .chain(ids -> show(due, ids).chain(() -> ids.size() < AT_ONCE
                        ? Uni.createFrom().voidItem()
                        : changes.goOn(due.subject(), ids.getLast())));
    }

    /** Those at which somebody else is are shown in a moment. */
    private Uni<Void> show(Due due, List<UUID> ids) {
        return transaction.select(FREE, (Object) ids.toArray(UUID[]::new))
                .chain(rows -> Sequence.each(rows, row -> tickets.findById(id(row)).chain(this::decide))
                        // Whoever was draining meanwhile passed these tickets over, since they were kept from them.
                        .chain(() -> marks.mark(rows.stream().map(row -> String.valueOf(row[1])).distinct().toList(),
                                "rules"))
                        .chain(() -> transaction.select(NOT_FREE, ids.toArray(UUID[]::new),
                                rows.stream().map(Redecision::id).toArray(UUID[]::new))))
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : changes.lookAgain(due.subject(), rows.stream().map(Redecision::id).toList()));
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

    private static UUID id(@Nullable Object[] row) {
        return (UUID) Objects.requireNonNull(row[0]);
    }
}
