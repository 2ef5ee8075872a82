package io.guichet.sla.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TargetKind;

/** One target while history is replayed. */
final class Stopwatch {

    private final TargetKind kind;
    private final int occurrence;
    private final Instant startedAt;
    private final Hours hours;
    private final List<Interval> counted = new ArrayList<>();

    private Commitment commitment;
    private @Nullable Instant runningSince;
    private Instant stoppedAt;
    private @Nullable Instant metAt;

    Stopwatch(TargetKind kind, int occurrence, Commitment commitment, Instant startedAt, Hours hours) {
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

    /** Not done after all; runs again when it is next told whether to pause. */
    void reopen() {
        metAt = null;
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

    /** Owes something else from the instant on; the time used so far stays used. */
    void recommit(Commitment other, Instant at, boolean paused) {
        if (metAt == null) {
            var running = runningSince != null;
            stop(at);
            runningSince = running ? at : null;
            commitment = other;
            pause(at, paused);
        }
    }

    TargetClock read() {
        return new TargetClock(kind, occurrence, commitment, startedAt, used(), runningSince,
                after(commitment.duration()), after(commitment.warningAfter()), metAt);
    }

    private void stop(Instant at) {
        var since = runningSince;
        if (since != null) {
            counted.add(new Interval(since, at));
            runningSince = null;
            stoppedAt = at;
        }
    }

    private Duration used() {
        return counted.stream().map(this::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** When this much is used up: within an interval that was counted, or from where the clock runs or would run on. */
    private Instant after(Duration wanted) {
        var left = wanted;
        for (var interval : counted) {
            var length = length(interval);
            if (length.compareTo(left) >= 0) {
                return hours.deadline(commitment.business(), interval.from(), left);
            }
            left = left.minus(length);
        }
        return hours.deadline(commitment.business(), runningSince == null ? stoppedAt : runningSince, left);
    }

    private Duration length(Interval interval) {
        return hours.elapsed(commitment.business(), interval.from(), interval.to());
    }

    private record Interval(Instant from, Instant to) {}
}
