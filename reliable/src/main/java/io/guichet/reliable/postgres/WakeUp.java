package io.guichet.reliable.postgres;

import java.time.Duration;
import java.time.Instant;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

/** When to wake: at the earliest instant that was asked for since the last time, and not before it is worth it. */
final class WakeUp {

    private static final Instant NEVER = Instant.MAX;

    private Instant at = NEVER;

    /** Asks for an instant; whether it is earlier than what had been asked for, so that a timer must be set anew. */
    @CanIgnoreReturnValue
    boolean ask(Instant wanted) {
        if (!wanted.isBefore(at)) {
            return false;
        }
        at = wanted;
        return true;
    }

    /** How long to sleep from now, at least a millisecond and at most the longest. */
    Duration from(Instant now, Duration longest) {
        var latest = now.plus(longest);
        var wait = Duration.between(now, at.isBefore(latest) ? at : latest);
        return wait.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : wait;
    }

    /** Awake: what was asked for is past. */
    void forget() {
        at = NEVER;
    }
}
