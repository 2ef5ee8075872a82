package io.guichet.sla.target;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TargetKind;
import io.guichet.sla.clock.TargetClock;
import io.guichet.sla.history.Promise;

/** The promise that holds for a ticket and where its targets stand. */
public record Standing(Optional<Promise> promise, List<Target> targets) {

    public Standing {
        targets = List.copyOf(targets);
    }

    /** A ticket that nothing is promised to. */
    public static final Standing NOTHING = new Standing(Optional.empty(), List.of());

    /** The one that follows when the clocks stand like this. */
    Standing then(Optional<Promise> now, List<TargetClock> clocks) {
        return new Standing(now, clocks.stream().map(clock -> Target.of(clock, of(clock.kind()))).toList());
    }

    @Nullable
    Target of(TargetKind kind) {
        return targets.stream().filter(target -> target.kind() == kind).findAny().orElse(null);
    }
}
