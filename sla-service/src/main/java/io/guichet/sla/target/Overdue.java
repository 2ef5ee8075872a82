package io.guichet.sla.target;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketStatus;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.guichet.sla.StoredJson;
import io.guichet.sla.history.Promise;
import io.smallrye.mutiny.Uni;

/** Keeps a ticket for whoever tells what has fallen due for it, in the order in which it fell due. */
@Singleton
class Overdue {

    private static final List<String> KINDS = List.of(Alarm.WARNING, Alarm.BREACH, Climb.ESCALATION);
    private static final String LOCK = "select promise, status from sla_ticket where id = $1 for update";

    private final CurrentTransaction transaction;
    private final DueWork dueWork;

    Overdue(CurrentTransaction transaction, DueWork dueWork) {
        this.transaction = transaction;
        this.dueWork = dueWork;
    }

    /** What holds for a ticket, and how it is. */
    record Held(Promise promise, @Nullable TicketStatus status) {}

    /** Events of one ticket leave in the order in which they were decided. */
    Uni<Optional<Held>> lock(UUID ticket) {
        return transaction.select(LOCK, ticket).map(rows -> rows.stream()
                .filter(row -> row[0] != null)
                .map(row -> new Held(StoredJson.read(String.valueOf(row[0]), Promise.class),
                        row[1] instanceof String status ? TicketStatus.valueOf(status) : null))
                .findAny());
    }

    /**
     * What is to be told of the ticket, whose row is locked: what another replica is about to tell but was due before, and
     * then this. A breach comes after the warning and the steps of the same instant.
     */
    Uni<List<Due>> upTo(Due due) {
        return dueWork.earlier(KINDS, due.subject(), end(due)).map(earlier -> {
            var all = new ArrayList<>(earlier);
            all.add(due);
            return all;
        });
    }

    private static Instant end(Due due) {
        return due.kind().equals(Alarm.BREACH) ? due.dueAt().plus(1, ChronoUnit.MICROS) : due.dueAt();
    }
}
