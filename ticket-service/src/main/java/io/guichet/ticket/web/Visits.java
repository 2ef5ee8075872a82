package io.guichet.ticket.web;

import java.time.Clock;

import jakarta.inject.Singleton;

import io.guichet.http.Callers;
import io.guichet.http.Causes;
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

    /** The current request, by somebody who has the permission. */
    Visit of(Permission needed) {
        var caller = callers.current();
        caller.require(needed);
        return new Visit(caller, new Act(caller.actor(), causes.current(), clock.instant()));
    }
}
