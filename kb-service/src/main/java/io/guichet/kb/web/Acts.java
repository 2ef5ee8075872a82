package io.guichet.kb.web;

import java.time.Clock;

import jakarta.inject.Singleton;

import io.guichet.http.Caller;
import io.guichet.http.Callers;
import io.guichet.http.Causes;
import io.guichet.http.Permission;
import io.guichet.kb.Act;
import io.guichet.kb.Reader;

/** Who sends the current request, and what follows from that. */
@Singleton
class Acts {

    private final Callers callers;
    private final Causes causes;
    private final Clock clock;

    Acts(Callers callers, Causes causes, Clock clock) {
        this.callers = callers;
        this.causes = causes;
        this.clock = clock;
    }

    /** What the caller does now, if they may. */
    Act act(Permission needed) {
        return new Act(caller(needed).actor(), causes.current(), clock.instant());
    }

    /** The caller, if they may do this. */
    Caller caller(Permission needed) {
        var caller = callers.current();
        caller.require(needed);
        return caller;
    }

    /** What the caller may read. */
    Reader reader() {
        return Reader.of(caller(Permission.KNOWLEDGE_READ));
    }
}
