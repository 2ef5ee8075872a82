package io.guichet.routing;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.Sequence;
import io.guichet.routing.queue.GroupMarks;
import io.guichet.routing.queue.Walks;
import io.smallrye.mutiny.Uni;

/** Looks at a few tickets that wait, as one step of a walk; those at which somebody else is, in a moment. */
@Singleton
class Visits {

    // Waits for nobody: others keep tickets in the order in which they hear of them.
    private static final String FREE = """
            select id, queue from ticket where queue is not null and id = any($1) order by id
            for update skip locked""";
    private static final String NOT_FREE = """
            select id from ticket where queue is not null and id = any($1) and id <> all($2) order by id""";

    private final CurrentTransaction transaction;
    private final RoutedTickets tickets;
    private final GroupMarks marks;
    private final Walks walks;

    Visits(CurrentTransaction transaction, RoutedTickets tickets, GroupMarks marks, Walks walks) {
        this.transaction = transaction;
        this.tickets = tickets;
        this.marks = marks;
        this.walks = walks;
    }

    /**
     * Takes the step.
     *
     * @param next ids of the tickets that come next, as many as are looked at at once unless there are no more
     * @param reason why their groups are then drained
     * @param look what is to be done with each
     */
    Uni<Void> pay(Due walk, Supplier<Uni<List<UUID>>> next, String reason, Function<RoutedTicket, Uni<Void>> look) {
        var passedOver = Walks.passedOver(walk);
        return passedOver.isEmpty()
                ? next.get().chain(ids -> pay(walk, ids, reason, look).chain(() -> walks.goOn(walk, ids)))
                : pay(walk, passedOver, reason, look);
    }

    private Uni<Void> pay(Due walk, List<UUID> ids, String reason, Function<RoutedTicket, Uni<Void>> look) {
        return transaction.select(FREE, (Object) ids.toArray(UUID[]::new))
                .map(rows -> rows.stream().map(Visit::of).toList())
                .call(free -> Sequence.each(free, visit -> tickets.findById(visit.ticket()).chain(look::apply)))
                // Whoever was draining meanwhile passed these tickets over, since they were kept from them.
                .call(free -> marks.mark(free.stream().map(Visit::queue).distinct().toList(), reason))
                .chain(free -> transaction.select(NOT_FREE, ids.toArray(UUID[]::new),
                        free.stream().map(Visit::ticket).toArray(UUID[]::new)))
                .chain(rows -> walks.lookAgain(walk, rows.stream().map(Visits::id).toList()));
    }

    /** What the first column says. */
    static UUID id(@Nullable Object[] row) {
        return (UUID) Objects.requireNonNull(row[0]);
    }

    private record Visit(UUID ticket, String queue) {

        static Visit of(@Nullable Object[] row) {
            return new Visit(id(row), String.valueOf(row[1]));
        }
    }
}
