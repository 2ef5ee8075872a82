package io.guichet.sla.target;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TargetKind;
import io.guichet.sla.clock.TargetClock;
import io.guichet.sla.history.Promise;

/**
 * The promise that holds for a ticket and where its targets stand.
 *
 * @param withdrawn targets that are not promised any more: what was told of them is not told again if they are promised
 * anew
 */
public record Standing(Optional<Promise> promise, List<Target> targets, List<Target> withdrawn) {

    public Standing {
        targets = List.copyOf(targets);
        withdrawn = List.copyOf(withdrawn);
    }

    /** A ticket that nothing is promised to. */
    public static final Standing NOTHING = new Standing(Optional.empty(), List.of(), List.of());

    /** The one that follows when the clocks stand like this. */
    Standing then(Optional<Promise> now, List<TargetClock> clocks) {
        var known = Stream.concat(targets.stream(), withdrawn.stream()).toList();
        var present = clocks.stream().map(clock -> Target.of(clock, of(clock.kind(), known))).toList();
        return new Standing(now, present, known.stream()
                .filter(target -> of(target.kind(), present) == null).map(Target::withdrawn).toList());
    }

    /** The same, with those told to be missed whose clock stopped after they were due, which no timer has told. */
    Standing breachedIfMissed(Instant now) {
        return new Standing(promise, targets.stream().map(target -> target.breachedIfMissed(now)).toList(), withdrawn);
    }

    /** The same, with everything told that was told in the other one. */
    Standing toldAsIn(Standing other) {
        var known = Stream.concat(other.targets.stream(), other.withdrawn.stream()).toList();
        return new Standing(promise, toldAsIn(targets, known), toldAsIn(withdrawn, known));
    }

    private static List<Target> toldAsIn(List<Target> targets, List<Target> known) {
        return targets.stream().map(target -> target.toldAsIn(of(target.kind(), known))).toList();
    }

    /** The same, with everything told that fell due before an instant; see {@link Target#toldBefore}. */
    Standing toldBefore(Instant until, Instant earliest) {
        return new Standing(promise, targets.stream().map(target -> target.toldBefore(until, earliest)).toList(),
                withdrawn);
    }

    @Nullable
    Target of(TargetKind kind) {
        return of(kind, targets);
    }

    private static @Nullable Target of(TargetKind kind, List<Target> among) {
        return among.stream().filter(target -> target.kind() == kind).findAny().orElse(null);
    }
}
