package io.guichet.ticket.closing;

import java.time.Instant;

import jakarta.inject.Singleton;

import io.guichet.events.TicketStatus;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.guichet.ticket.Change;
import io.guichet.ticket.Consequence;
import io.guichet.ticket.Departments;
import io.guichet.ticket.Ticket;
import io.smallrye.mutiny.Uni;

/** Plans when a ticket closes or comes back by itself; what no longer holds by then is left alone by then. */
@Singleton
class Plans implements Consequence {

    private final DueWork due;
    private final Departments departments;
    private final Ids ids;

    Plans(DueWork due, Departments departments, Ids ids) {
        this.due = due;
        this.departments = departments;
        this.ids = ids;
    }

    @Override
    public Uni<Void> of(Change change) {
        var ticket = change.ticket();
        var snoozed = ticket.situation().snoozedUntil();
        if (change.touches("status") && ticket.status() == TicketStatus.RESOLVED) {
            return plan(CloseResolved.KIND, ticket, closes(ticket, change.act().at()));
        }
        return change.touches("snoozedUntil") && snoozed != null
                ? plan(Wake.KIND, ticket, snoozed)
                : Uni.createFrom().voidItem();
    }

    /** When a resolved ticket closes, if it stays as it is. */
    Instant closes(Ticket ticket, Instant now) {
        var resolved = ticket.snapshot().resolvedAt();
        return (resolved == null ? now : resolved).plus(departments.closeAfter(ticket.department()));
    }

    Uni<Void> plan(String kind, Ticket ticket, Instant at) {
        return due.reschedule(new Due(ids.next(), kind, ticket.id().toString(), at, ""));
    }
}
