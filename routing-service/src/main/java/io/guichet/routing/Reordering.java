package io.guichet.routing;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.reliable.postgres.Sequence;
import io.guichet.routing.queue.GroupMarks;
import io.guichet.routing.queue.QueueOrder;
import io.smallrye.mutiny.Uni;

/** Gives those who wait in a group their places anew, once the group's criteria have changed. */
@Singleton
class Reordering implements DueHandler {

    private static final String WAITING = "select id from ticket where queue = $1 order by id for update skip locked";

    private final CurrentTransaction transaction;
    private final RoutedTickets tickets;
    private final Queues queues;
    private final GroupMarks marks;

    Reordering(CurrentTransaction transaction, RoutedTickets tickets, Queues queues, GroupMarks marks) {
        this.transaction = transaction;
        this.tickets = tickets;
        this.queues = queues;
        this.marks = marks;
    }

    @Override
    public String kind() {
        return QueueOrder.RECONSIDER;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        return transaction.select(WAITING, due.subject()).chain(rows -> Sequence.each(rows,
                row -> tickets.findById((UUID) row[0]).chain(queues::placeAgain)))
                // Whoever was draining meanwhile passed these tickets over, since they were kept from them.
                .chain(() -> marks.mark(List.of(due.subject()), "directory"));
    }
}
