package io.guichet.kb;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.guichet.events.Actor;
import io.guichet.events.Cause;

/**
 * Who does something to an article, why, and when.
 *
 * @param at to the millisecond, as the database keeps it, so that an event and the document that it tells of agree
 */
public record Act(Actor by, Cause cause, Instant at) {

    public Act {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }
}
