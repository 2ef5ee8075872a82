package io.guichet.ticket.republication;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.Backlog;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.reliable.postgres.Outbox;
import io.guichet.reliable.postgres.Sequence;
import io.guichet.ticket.PastEvents;
import io.smallrye.mutiny.Uni;

/**
 * Tells a service of some tickets again, in the order of their ids, and goes on with the next ones. Killed in between, it
 * goes on where it was: the events and the place are one transaction.
 */
@Singleton
class Republish implements DueHandler {

    static final String KIND = "republish";

    /** Few enough for a short transaction. */
    private static final int AT_ONCE = 20;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String NEXT = "select id from ticket where id > $1 order by id limit $2";

    private final CurrentTransaction transaction;
    private final RepublicationDesk desk;
    private final PastEvents past;
    private final Outbox outbox;
    private final Backlog backlog;

    Republish(CurrentTransaction transaction, RepublicationDesk desk, PastEvents past, Outbox outbox,
            Backlog backlog) {
        this.transaction = transaction;
        this.desk = desk;
        this.past = past;
        this.outbox = outbox;
        this.backlog = backlog;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        var id = UUID.fromString(due.subject());
        var after = UUID.fromString(due.payload());
        // What happens now goes first.
        return backlog.busy()
                ? desk.goOn(id, after, PAUSE)
                : desk.of(id).chain(republication -> next(after).chain(tickets -> tickets.isEmpty()
                        ? desk.finish(id)
                        : Sequence.each(tickets, ticket -> tell(republication.service(), ticket))
                                .chain(() -> desk.told(id, tickets))));
    }

    private Uni<Void> tell(String service, UUID ticket) {
        return past.of(ticket).chain(events -> outbox.tellAgain(service, events));
    }

    private Uni<List<UUID>> next(UUID after) {
        return transaction.select(NEXT, after, AT_ONCE)
                .map(rows -> rows.stream().map(row -> (UUID) Objects.requireNonNull(row[0])).toList());
    }
}
