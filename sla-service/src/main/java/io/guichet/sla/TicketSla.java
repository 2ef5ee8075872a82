package io.guichet.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.guichet.events.TargetKind;
import io.guichet.sla.clock.Hours;
import io.guichet.sla.history.Promise;
import io.guichet.sla.target.Target;

/**
 * What was promised to a ticket and how it stands at an instant.
 *
 * @param hours that the promise is counted in
 */
public record TicketSla(UUID ticket, Optional<Promise> promise, List<Target> targets, Hours hours, Instant now) {

    public TicketSla {
        targets = List.copyOf(targets);
    }

    /** What happens if nobody does anything. */
    public record Next(What what, TargetKind kind, Instant at) {

        /** A timer. */
        public enum What {
            WARNING, BREACH
        }
    }

    /** How much of a target's time has been used. */
    public Duration used(Target target) {
        var since = target.runningSince();
        return since == null
                ? target.used()
                : target.used().plus(hours.elapsed(target.business(), since, now));
    }

    /** The first timer that will go off; empty when none runs. */
    public Optional<Next> next() {
        var expected = new ArrayList<Next>();
        for (var target : targets) {
            if (target.running() && target.warnedAt() == null) {
                expected.add(new Next(Next.What.WARNING, target.kind(), target.warnDue()));
            }
            if (target.running() && target.breachedAt() == null) {
                expected.add(new Next(Next.What.BREACH, target.kind(), target.due()));
            }
        }
        return expected.stream().min(Comparator.comparing(Next::at));
    }
}
