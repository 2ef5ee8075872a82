package io.guichet.ticket.trash;

import java.time.Instant;

import jakarta.inject.Singleton;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.guichet.ticket.Ticket;
import io.smallrye.mutiny.Uni;

/** When the trash is emptied. */
@Singleton
class Purges {

    private final DueWork due;
    private final TrashConfig config;
    private final Ids ids;

    Purges(DueWork due, TrashConfig config, Ids ids) {
        this.due = due;
        this.config = config;
        this.ids = ids;
    }

    Uni<Void> plan(Ticket ticket, Instant discarded) {
        return due.reschedule(new Due(ids.next(), Purge.KIND, ticket.id().toString(), discarded.plus(config.kept()),
                ""));
    }

    Uni<Void> cancel(Ticket ticket) {
        return due.cancel(Purge.KIND, ticket.id().toString()).replaceWithVoid();
    }
}
