package io.guichet.reliable.postgres;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Until when everything that happened in one partition has been heard, as seen from time to time. Who waits for it waits
 * as long as it moves, but not for ever: a partition on which nothing moves is given up until it does.
 */
final class HeardPartition {

    /** Longer than a killed replica's partitions wait for another one: 10 s and a rebalance. */
    static final Duration STUCK = Duration.ofSeconds(60);
    /** So long one waits for what is heard slowly. */
    static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration NOTICEABLE = Duration.ofSeconds(1);

    private Instant until = Instant.MIN;
    private @Nullable Goal goal;
    private long heard = -1;
    private Duration movedAt = Duration.ZERO;
    private boolean givenUp;

    /** What had been written at an instant, and must be heard to say that everything until then has been. */
    private record Goal(Instant at, long end, Duration since) {}

    /** Everything that was written until the instant has been heard, or is not waited for any more. */
    Instant until() {
        return until;
    }

    /** Whether nothing has moved for so long that nobody waits for it. */
    boolean givenUp() {
        return givenUp;
    }

    /** Whether something has been waited for so long that it is worth asking what else is known of the partition. */
    boolean isLongBehind(Duration uptime) {
        return goal != null && uptime.minus(goal.since).compareTo(NOTICEABLE) >= 0;
    }

    /**
     * Looks at it.
     *
     * @param at before it was asked where the partition ends
     * @param end the offset after its last record
     * @param next the offset before which everything has been heard
     * @param uptime now, by a clock that is never turned back
     */
    void look(Instant at, long end, long next, Duration uptime) {
        if (next > heard) {
            heard = next;
            movedAt = uptime;
            givenUp = false;
        }
        if (heard >= end) {
            until = at;
            goal = null;
            return;
        }
        var known = goal == null ? new Goal(at, end, uptime) : goal;
        if (isStuck(known, uptime)) {
            givenUp = true;
            until = at;
            goal = known;
        } else if (heard >= known.end || uptime.minus(known.since).compareTo(LONGEST) >= 0) {
            until = known.at;
            goal = new Goal(at, end, uptime);
        } else {
            goal = known;
        }
    }

    private boolean isStuck(Goal known, Duration uptime) {
        var since = movedAt.compareTo(known.since) > 0 ? movedAt : known.since;
        return givenUp || heard < known.end && uptime.minus(since).compareTo(STUCK) >= 0;
    }
}
