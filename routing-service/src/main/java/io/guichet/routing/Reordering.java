package io.guichet.routing;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.routing.queue.QueueOrder;
import io.guichet.routing.queue.Walks;
import io.smallrye.mutiny.Uni;

/** Gives those who wait in a group their places anew, some at a time, once the group's criteria have changed. */
@Singleton
class Reordering implements DueHandler {

    private static final String WAITING = "select id from ticket where queue = $2 and id > $1 order by id limit $3";

    private final CurrentTransaction transaction;
    private final Queues queues;
    private final Visits visits;

    Reordering(CurrentTransaction transaction, Queues queues, Visits visits) {
        this.transaction = transaction;
        this.queues = queues;
        this.visits = visits;
    }

    @Override
    public String kind() {
        return QueueOrder.RECONSIDER;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        return visits.pay(due, () -> next(due), "directory", queues::placeAgain);
    }

    private Uni<List<UUID>> next(Due due) {
        return transaction.select(WAITING, Walks.after(due), due.subject(), Walks.AT_ONCE)
                .map(rows -> rows.stream().map(Visits::id).toList());
    }
}
