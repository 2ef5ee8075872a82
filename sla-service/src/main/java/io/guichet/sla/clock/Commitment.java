package io.guichet.sla.clock;

import java.time.Duration;
import java.util.Set;

import io.guichet.events.TicketStatus;

/**
 * What a policy commits to for one target.
 *
 * @param duration
 * business time if {@code business}, else clock time
 * @param pausedIn
 * statuses in which the clock stands still
 * @param warnAt
 * the share of the duration after which a warning is due, above 0 and at most 1
 */
public record Commitment(Duration duration, boolean business, Set<TicketStatus> pausedIn, double warnAt) {

    public Commitment {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("A commitment takes longer than " + duration);
        }
        if (!(warnAt > 0 && warnAt <= 1)) {
            throw new IllegalArgumentException("A warning comes after a share above 0 and up to 1, not " + warnAt);
        }
        pausedIn = Set.copyOf(pausedIn);
    }

    Duration warningAfter() {
        return Duration.ofSeconds(Math.round(duration.toSeconds() * warnAt));
    }
}
