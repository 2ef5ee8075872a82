package io.guichet.sla.clock;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

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
 * @param escalations
 * the chain; none in promises that were made before there were chains
 * @param warnBefore
 * how long before the deadline a warning is due, in the target's own time; absent if {@code warnAt} says when
 */
public record Commitment(Duration duration, boolean business, Set<TicketStatus> pausedIn, double warnAt,
        List<Escalation> escalations, @Nullable Duration warnBefore) {

    /** One without a chain, that warns after a share. */
    public Commitment(Duration duration, boolean business, Set<TicketStatus> pausedIn, double warnAt) {
        this(duration, business, pausedIn, warnAt, List.of(), null);
    }

    public Commitment {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("A commitment takes longer than " + duration);
        }
        if (!(warnAt > 0 && warnAt <= 1)) {
            throw new IllegalArgumentException("A warning comes after a share above 0 and up to 1, not " + warnAt);
        }
        if (warnBefore != null && (warnBefore.isNegative() || warnBefore.compareTo(duration) >= 0)) {
            throw new IllegalArgumentException("A warning comes after the beginning, not " + warnBefore + " before");
        }
        pausedIn = Set.copyOf(pausedIn);
        escalations = Objects.requireNonNullElse(escalations, List.<Escalation>of());
        escalations = List.copyOf(escalations);
    }

    Duration warningAfter() {
        return warnBefore != null
                ? duration.minus(warnBefore)
                : Duration.ofSeconds(Math.round(duration.toSeconds() * warnAt));
    }
}
