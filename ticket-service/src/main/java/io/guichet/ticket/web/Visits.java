package io.guichet.ticket.web;

import java.time.Clock;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.guichet.http.Callers;
import io.guichet.http.Causes;
import io.guichet.http.NotAllowed;
import io.guichet.http.Permission;
import io.guichet.http.TicketScope;
import io.guichet.ticket.Access;
import io.guichet.ticket.Act;
import io.guichet.ticket.Edit;
import io.guichet.ticket.StatusTable;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.intake.Guards;
import io.guichet.ticket.intake.Guards.Intent;
import io.smallrye.mutiny.Uni;

/** Receives the current request. */
@Singleton
class Visits {

    private final Callers callers;
    private final Causes causes;
    private final Clock clock;
    private final Guards guards;
    private final OwnAddresses own;

    Visits(Callers callers, Causes causes, Clock clock, Guards guards, OwnAddresses own) {
        this.callers = callers;
        this.causes = causes;
        this.clock = clock;
        this.guards = guards;
        this.own = own;
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
        return new Visit(caller, new Act(caller.actor(), causes.current(), clock.instant()),
                TicketScope.of(caller).knownBy(own.all()));
    }

    /** Posts a message, if it may go out, and end the ticket, as the department has configured it. */
    <T> Uni<T> posting(Visit visit, TicketRef ticket, Access access, PostMessage sent, Supplier<Uni<T>> act) {
        var answers = Letters.kind(sent) == PostMessage.Kind.REPLY && !Boolean.TRUE.equals(sent.asksForProof());
        return during(visit, ticket, access, new Intent(answers, sent.then() == PostMessage.Next.CLOSE), act);
    }

    /** Ends a ticket, unless it lacks fields that it must have then. */
    <T> Uni<T> closing(Visit visit, TicketRef ticket, Access access, Supplier<Uni<T>> act) {
        return during(visit, ticket, access, new Intent(false, true), act);
    }

    /** Edits a ticket, unless its fields cannot be so; the same holds when that ends it. */
    <T> Uni<T> editing(Visit visit, TicketRef ticket, Access access, Edit edit, Supplier<Uni<T>> act) {
        var ends = edit.status().filter(to -> !StatusTable.isActive(to)).isPresent();
        return during(visit, ticket, access, new Intent(false, ends, edit), act);
    }

    private <T> Uni<T> during(Visit visit, TicketRef ticket, Access access, Intent intent, Supplier<Uni<T>> act) {
        return visit.isCustomers() || intent.isHarmless()
                ? act.get()
                : guards.during(ticket, access, intent, act);
    }
}
