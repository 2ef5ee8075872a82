package io.guichet.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What became of a promise; published by sla-service on {@code guichet.sla}. */
public sealed interface SlaEvent extends GuichetEvent {

    UUID ticketId();

    @Override
    default String key() {
        return ticketId().toString();
    }

    /**
     * The ticket was promised these instants, or promised them anew.
     *
     * @param policy the policy's name
     * @param promised every running or paused target, replacing what was set before
     */
    record TargetsSet(UUID ticketId, UUID policyId, String policy, int policyVersion, List<Target> promised, Instant at)
            implements
                SlaEvent {}

    /** The clock of a target stands still until the next {@link TargetsSet}. */
    record TargetPaused(UUID ticketId, TargetKind kind, Instant at) implements SlaEvent {}

    /**
     * What was promised has been done.
     *
     * @param breached whether it was done after it was due
     */
    record TargetMet(UUID ticketId, TargetKind kind, Instant due, Instant at, boolean breached) implements SlaEvent {}

    /**
     * A target is nearly due.
     *
     * @param late whether the warning itself comes late, after an outage
     */
    record BreachApproaching(UUID ticketId, TargetKind kind, Instant due, Instant at, boolean late)
            implements
                SlaEvent {}

    /** A target was missed; {@code late} as in {@link BreachApproaching}. */
    record TargetBreached(UUID ticketId, TargetKind kind, Instant due, Instant at, boolean late) implements SlaEvent {}

    /**
     * One promise.
     *
     * @param duration how long was promised, in business time or, if not {@code business}, in clock time
     * @param paused whether its clock stands still; {@code due} then says when it was due before the pause
     */
    record Target(TargetKind kind, Instant due, Duration duration, boolean business, boolean paused) {}
}
