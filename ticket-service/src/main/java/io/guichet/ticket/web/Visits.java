package io.guichet.ticket.web;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.http.Callers;
import io.guichet.http.Causes;
import io.guichet.http.NotAllowed;
import io.guichet.http.Permission;
import io.guichet.ticket.Act;
import io.guichet.ticket.Edit;
import io.guichet.ticket.StatusTable;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.intake.Guards;
import io.smallrye.mutiny.Uni;

/** Receives the current request. */
@Singleton
class Visits {

    private final Callers callers;
    private final Causes causes;
    private final Clock clock;
    private final Guards guards;

    Visits(Callers callers, Causes causes, Clock clock, Guards guards) {
        this.callers = callers;
        this.causes = causes;
        this.clock = clock;
        this.guards = guards;
    }

    /** Lets the current request pass if it is by somebody who has the permission. */
    void admit(Permission needed) {
        callers.current().require(needed);
    }

    /** The current request, by somebody who has one at least of the permissions; the first is named to others. */
    Visit ofAny(Permission first, Permission... others) {
        var visit = visit();
        if (Stream.of(others).noneMatch(visit.caller()::may)) {
            visit.require(first);
        }
        return visit;
    }

    /** The current request, by somebody who works here and has the permission; never a customer's. */
    Visit ofStaff(Permission needed) {
        var visit = of(needed);
        if (visit.isCustomers()) {
            throw new NotAllowed(Permission.TICKET_NOTE);
        }
        return visit;
    }

    /** The current request, by somebody who has the permission. */
    Visit of(Permission needed) {
        var visit = visit();
        visit.require(needed);
        return visit;
    }

    private Visit visit() {
        var caller = callers.current();
        return new Visit(caller, new Act(caller.actor(), causes.current(), clock.instant()));
    }

    /** Fails when the message may not go out, or not end the ticket, as the department has configured it. */
    Uni<Void> beforeMessage(Visit visit, TicketRef ticket, PostMessage sent) {
        if (visit.isCustomers()) {
            return Uni.createFrom().voidItem();
        }
        var answers = Letters.kind(sent) == PostMessage.Kind.REPLY && !Boolean.TRUE.equals(sent.asksForProof());
        return (answers ? guards.beforeAnswer(ticket, visit.scope()) : Uni.createFrom().voidItem())
                .chain(() -> sent.then() == PostMessage.Next.CLOSE
                        ? beforeClosing(visit, ticket, Map.of())
                        : Uni.createFrom().voidItem());
    }

    /** Fails when the ticket lacks fields that it must have to be ended; {@code sent} come with the same request. */
    Uni<Void> beforeClosing(Visit visit, TicketRef ticket, Map<String, ? extends @Nullable Object> sent) {
        return visit.isCustomers()
                ? Uni.createFrom().voidItem()
                : guards.beforeClosing(ticket, visit.scope(), sent);
    }

    /** The same, if the edit ends the ticket. */
    Uni<Void> beforeEdit(Visit visit, TicketRef ticket, Edit edit) {
        return edit.status().filter(to -> !StatusTable.isActive(to)).isPresent()
                ? beforeClosing(visit, ticket, edit.fields())
                : Uni.createFrom().voidItem();
    }
}
