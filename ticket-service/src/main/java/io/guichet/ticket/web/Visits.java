package io.guichet.ticket.web;

import java.time.Clock;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.guichet.http.Callers;
import io.guichet.http.Causes;
import io.guichet.http.NotAllowed;
import io.guichet.http.Permission;
import io.guichet.ticket.Act;

/** Receives the current request. */
@Singleton
class Visits {

    private final Callers callers;
    private final Causes causes;
    private final Clock clock;

    Visits(Callers callers, Causes causes, Clock clock) {
        this.callers = callers;
        this.causes = causes;
        this.clock = clock;
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
}
