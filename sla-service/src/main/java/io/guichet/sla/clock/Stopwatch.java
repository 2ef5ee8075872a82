package io.guichet.sla.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TargetKind;

/** One target while history is replayed. */
final class Stopwatch {

    private final TargetKind kind;
    private final int occurrence;
    private final Instant startedAt;
    private final Hours hours;
    private final List<Interval> counted = new ArrayList<>();

    private @Nullable Commitment commitment;
    private @Nullable Instant runningSince;
    private Instant stoppedAt;
    private @Nullable Instant metAt;

    Stopwatch(TargetKind kind, int occurrence, @Nullable Commitment commitment, Instant startedAt, Hours hours) {
        this.kind = kind;
        this.occurrence = occurrence;
        this.commitment = commitment;
        this.startedAt = startedAt;
        this.hours = hours;
        this.stoppedAt = startedAt;
        this.runningSince = startedAt;
    }

    int occurrence() {
        return occurrence;
    }

    boolean met() {
        return metAt != null;
    }

    /** Done at the instant, unless it was before; time stops. */
    void meet(Instant at) {
        if (metAt == null) {
            stop(at);
            metAt = at;
        }
    }

    /** Not done after all: owes what is promised now, and runs again when it is next told whether to pause. */
    void reopen(@Nullable Commitment now) {
        if (metAt != null) {
            metAt = null;
            commitment = now;
        }
    }

    /** Stands still, or runs, from the instant on. */
    void pause(Instant at, boolean paused) {
        if (metAt != null) {
            return;
        }
        if (paused) {
            stop(at);
        } else if (runningSince == null) {
            runningSince = at;
        }
    }

    /** Owes something else, or nothing, from the instant on; the time used so far stays used. */
    void recommit(@Nullable Commitment other, Instant at, boolean paused) {
        if (metAt == null) {
            var running = runningSince != null;
            stop(at);
            runningSince = running ? at : null;
            commitment = other;
            pause(at, paused);
        }
    }

    /** Where it stands; empty while nothing is promised. */
    Optional<TargetClock> read() {
        return Optional.ofNullable(commitment).map(owed -> new TargetClock(kind, occurrence, owed, startedAt,
                used(owed.business()), runningSince, after(owed.duration(), owed.business()),
                after(owed.warningAfter(), owed.business()), metAt));
    }

    private void stop(Instant at) {
        var since = runningSince;
        if (since != null) {
            counted.add(new Interval(since, at));
            runningSince = null;
            stoppedAt = at;
        }
    }

    private Duration used(boolean business) {
        return counted.stream().map(interval -> length(interval, business)).reduce(Duration.ZERO, Duration::plus);
    }

    /** When this much is used up: within an interval that was counted, or from where the clock runs or would run on. */
    private Instant after(Duration wanted, boolean business) {
        var left = wanted;
        for (var interval : counted) {
            var length = length(interval, business);
            if (length.compareTo(left) >= 0) {
                return hours.deadline(business, interval.from(), left);
            }
            left = left.minus(length);
        }
        return hours.deadline(business, runningSince == null ? stoppedAt : runningSince, left);
    }

    private Duration length(Interval interval, boolean business) {
        return hours.elapsed(business, interval.from(), interval.to());
    }

    private record Interval(Instant from, Instant to) {}
}
