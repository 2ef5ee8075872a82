package io.guichet.sla.watch;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A ticket that is in a state that a rule watches.
 *
 * @param since when the state began
 * @param next index of the step that comes next in this version of the rule
 * @param due when that is; absent when all have been told, when the state is interrupted, and while the calendar does not
 * open any more
 * @param told what has been told of it
 */
record Watched(UUID ruleId, int ruleVersion, Instant since, int next, @Nullable Instant due, Told told) {

    /**
     * What a timer was set for.
     *
     * @param told index of the step
     */
    record Timer(UUID ruleId, int ruleVersion, Instant since, int told) {}

    /** Whether its next step is due at no instant: asked again whenever something happens to the ticket. */
    boolean waits(WatchRule rule) {
        return due == null && next < rule.details().steps().size();
    }

    /** The same while the ticket is not in the state for a moment. */
    Watched interrupted() {
        return new Watched(ruleId, ruleVersion, since, next, null, told);
    }

    Timer timer() {
        return new Timer(ruleId, ruleVersion, since, next);
    }
}
