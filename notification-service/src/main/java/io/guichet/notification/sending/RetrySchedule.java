package io.guichet.notification.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When what a server put off is tried again: each wait twice the one before.
 *
 * @param first how long after the first attempt
 * @param longest no wait is longer
 * @param giveUpAfter how long after it was queued no further attempt begins
 */
public record RetrySchedule(Duration first, Duration longest, Duration giveUpAfter) {

    private static final int MOST_DOUBLINGS = 30;
    private static final int WIDEST_SPREAD = 4;

    /** The instant of the next attempt after {@code attempts} that failed, the last of them now; empty to give up. */
    public Optional<Instant> next(int attempts, Instant queuedAt, Instant now) {
        var doublings = Math.min(attempts - 1, MOST_DOUBLINGS);
        var doubled = first.multipliedBy(1L << doublings);
        var next = now.plus(doubled.compareTo(longest) < 0 ? doubled : longest);
        return next.isAfter(queuedAt.plus(giveUpAfter)) ? Optional.empty() : Optional.of(next);
    }

    /**
     * As {@link #next(int, Instant, Instant)}, up to a quarter of the wait earlier, so that what failed together does not
     * come back together.
     *
     * @param lot from 0 (not earlier) to 1
     */
    public Optional<Instant> next(int attempts, Instant queuedAt, Instant now, double lot) {
        return next(attempts, queuedAt, now).map(latest -> {
            var wait = Duration.between(now, latest).toMillis();
            return latest.minusMillis((long) (wait * lot / WIDEST_SPREAD));
        });
    }
}
