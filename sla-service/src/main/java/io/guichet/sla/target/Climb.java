package io.guichet.sla.target;

import java.time.Instant;

import io.guichet.events.TargetKind;

/** What the timer of an escalation's step was set for; it means nothing once the step is due at another instant. */
record Climb(TargetKind kind, int occurrence, String step, Instant at) {

    /** Kind of the due work. */
    static final String ESCALATION = "sla-escalation";

    static Climb of(Target target, Rung rung) {
        return new Climb(target.kind(), target.occurrence(), rung.step(), rung.at());
    }
}
