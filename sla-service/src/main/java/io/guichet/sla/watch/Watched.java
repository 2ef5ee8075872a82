package io.guichet.sla.watch;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A ticket that is in a state that a rule watches.
 *
 * @param since when the state began
 * @param told how many of the rule's steps have been told for it
 * @param due when the next step is; absent when all have been told
 */
public record Watched(UUID ruleId, int ruleVersion, Instant since, int told, @Nullable Instant due) {

    /** What a timer was set for. */
    record Timer(UUID ruleId, int ruleVersion, Instant since, int told) {}

    /** Whether its next step is due at no instant: asked again whenever something happens to the ticket. */
    boolean waits(WatchRule rule) {
        return due == null && told < rule.details().steps().size();
    }

    Timer timer() {
        return new Timer(ruleId, ruleVersion, since, told);
    }
}
