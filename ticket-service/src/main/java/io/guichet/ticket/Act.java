package io.guichet.ticket;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.guichet.events.Actor;
import io.guichet.events.Cause;

/**
 * Who does something to a ticket, why, and when.
 *
 * @param quiet whether the other services are not told: it is history, of which nobody is to be notified
 * @param at to the microsecond, as the database keeps it, so that an event and the row that it tells of agree
 */
public record Act(Actor by, Cause cause, Instant at, boolean quiet) {

    /** Told to the other services, as nearly everything is. */
    public Act(Actor by, Cause cause, Instant at) {
        this(by, cause, at, false);
    }

    public Act {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** The same, done by somebody else. */
    public Act by(Actor actor) {
        return new Act(actor, cause, at, quiet);
    }
}
