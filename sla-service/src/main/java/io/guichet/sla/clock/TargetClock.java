package io.guichet.sla.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TargetKind;

/**
 * Where the clock of one target stands.
 *
 * @param occurrence
 * counts the waits of {@code NEXT_RESPONSE} from 1, with those that went with another ticket; 1 for the others
 * @param used
 * time counted before {@code runningSince}
 * @param runningSince
 * absent while it stands still and once it is met
 * @param due
 * when the commitment is used up if nothing stops the clock; while it stands still, when it would have been; of one that
 * was met while it stood still, when it would have been from then on
 * @param warnDue
 * when the warning is due, in the same sense
 * @param metAt
 * absent until it is met
 * @param counted
 * the intervals before {@code runningSince}; between them it stood still
 * @param steps
 * when each step of the chain is due, in the order of the chain, in the same sense
 * @param policy
 * by which it is promised, or was when it was met
 */
public record TargetClock(TargetKind kind, int occurrence, Commitment commitment, Instant startedAt, Duration used,
        @Nullable Instant runningSince, Instant due, Instant warnDue, @Nullable Instant metAt, List<Interval> counted,
        List<Instant> steps, @Nullable UUID policy) {

    public TargetClock {
        counted = List.copyOf(counted);
        steps = List.copyOf(steps);
    }

    /** Whether time is being counted. */
    public boolean running() {
        return runningSince != null;
    }

    /** Whether it stands still, not being met. */
    public boolean paused() {
        return runningSince == null && metAt == null;
    }

    /** Whether its time was used up when it stopped, though it was not met. */
    public boolean missed() {
        return paused() && !counted.isEmpty() && due.isBefore(counted.getLast().to());
    }

    /** Whether it was met after it was due, whatever timer had run. */
    public boolean metLate() {
        return metAt != null && metAt.isAfter(due);
    }
}
