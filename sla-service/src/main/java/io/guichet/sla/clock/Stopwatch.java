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
    private final Instant begunAt;
    private Instant startedAt;
    private final List<Counted> counted = new ArrayList<>();

    private Owed owed;
    private @Nullable Instant runningSince;
    private Instant stoppedAt;
    private @Nullable Instant metAt;

    Stopwatch(TargetKind kind, int occurrence, Owed owed, Instant startedAt) {
        this.kind = kind;
        this.occurrence = occurrence;
        this.owed = owed;
        this.begunAt = startedAt;
        this.startedAt = startedAt;
        this.stoppedAt = startedAt;
        this.runningSince = startedAt;
    }

    TargetKind kind() {
        return kind;
    }

    int occurrence() {
        return occurrence;
    }

    /** When it began, before it was known to have begun earlier. */
    Instant begunAt() {
        return begunAt;
    }

    boolean met() {
        return metAt != null;
    }

    /** It was begun earlier than was known, and ran until then; later changes nothing. */
    void beginEarlier(Instant at) {
        if (at.isBefore(startedAt)) {
            if (startedAt.equals(runningSince)) {
                runningSince = at;
            } else {
                counted.addFirst(new Counted(new Interval(at, startedAt), owed.hours()));
            }
            startedAt = at;
        }
    }

    /** It began at the instant, whatever was known before: earlier, or later without what was counted until then. */
    void beginAt(Instant at) {
        beginEarlier(at);
        if (at.isAfter(startedAt)) {
            forgetUntil(at);
        }
    }

    /** Another one that began at the later instant: it ran and stood still as this one did from then on. */
    Stopwatch from(Instant at, int number) {
        var other = new Stopwatch(kind, number, owed, at);
        other.counted.addAll(counted);
        other.runningSince = runningSince;
        other.stoppedAt = stoppedAt;
        other.forgetUntil(at);
        return other;
    }

    private void forgetUntil(Instant at) {
        var rest = counted.stream().filter(each -> each.interval().to().isAfter(at)).map(each -> each.from(at))
                .toList();
        counted.clear();
        counted.addAll(rest);
        var since = runningSince;
        runningSince = since == null ? null : later(at, since);
        stoppedAt = later(at, stoppedAt);
        startedAt = at;
    }

    /** Done at the instant, unless it was before; time stops. Until then it would have stood still: that is not used. */
    void meet(Instant at) {
        if (metAt == null) {
            stop(at);
            stoppedAt = later(at, stoppedAt);
            metAt = at;
        }
    }

    /** Not done after all: owes what is promised now, and runs again when it is next told whether to pause. */
    void reopen(Owed now) {
        if (metAt != null) {
            metAt = null;
            owed = now;
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
            runningSince = later(at, stoppedAt);
        }
    }

    /** Owes something else, or nothing, from the instant on, in these hours; the time used so far stays used. */
    void recommit(Owed other, Instant at, boolean paused) {
        if (metAt == null) {
            var since = runningSince;
            stop(at);
            runningSince = since == null ? null : later(at, since);
            owed = other;
            pause(at, paused);
        }
    }

    /** Where it stands; empty while nothing is promised. */
    Optional<TargetClock> read() {
        return Optional.ofNullable(owed.commitment()).map(promised -> new TargetClock(kind, occurrence, promised,
                startedAt, used(promised.business()), runningSince, after(promised.duration(), promised.business()),
                after(promised.warningAfter(), promised.business()), metAt, counted(), promised.escalations().stream()
                        .map(step -> after(step.after(promised.duration()), promised.business())).toList(),
                owed.policy()));
    }

    private void stop(Instant at) {
        var since = runningSince;
        if (since != null) {
            // Something that happened before it is heard of late: no time is counted twice.
            var end = later(at, since);
            runningSince = null;
            if (end.isAfter(since)) {
                counted.add(new Counted(new Interval(since, end), owed.hours()));
                stoppedAt = end;
            }
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Duration used(boolean business) {
        return counted.stream().map(each -> each.length(business)).reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * When this much is used up: within an interval that was counted, or from where the clock runs or would run on. What
     * was used up at the very instant at which the clock stopped is not late before it runs on.
     */
    private Instant after(Duration wanted, boolean business) {
        var left = wanted;
        for (var each : counted) {
            var length = each.length(business);
            if (length.compareTo(left) >= 0) {
                var usedUp = each.hours().deadline(business, each.interval().from(), left);
                if (usedUp.isBefore(each.interval().to())) {
                    return usedUp;
                }
            }
            left = left.minus(length);
        }
        return owed.hours().deadline(business, runningSince == null ? stoppedAt : runningSince, left);
    }

    /** A change of the promise is no pause: what it cut in two is one interval. */
    private List<Interval> counted() {
        var intervals = new ArrayList<Interval>();
        for (var each : counted) {
            var interval = each.interval();
            if (!intervals.isEmpty() && intervals.getLast().to().equals(interval.from())) {
                intervals.add(new Interval(intervals.removeLast().from(), interval.to()));
            } else {
                intervals.add(interval);
            }
        }
        return intervals;
    }

    /** An interval and the hours that were promised then. */
    private record Counted(Interval interval, Hours hours) {

        Duration length(boolean business) {
            return hours.elapsed(business, interval.from(), interval.to());
        }

        Counted from(Instant at) {
            return new Counted(new Interval(later(at, interval.from()), interval.to()), hours);
        }
    }
}
