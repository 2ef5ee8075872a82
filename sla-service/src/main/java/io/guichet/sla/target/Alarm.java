package io.guichet.sla.target;

import java.time.Instant;

import io.guichet.events.TargetKind;

/** What a timer was set for; it means nothing once the target is due otherwise. */
record Alarm(TargetKind kind, int occurrence, Instant due) {

    /** Kind of the due work that warns. */
    static final String WARNING = "sla-warning";
    /** Kind of the due work that tells of a breach. */
    static final String BREACH = "sla-breach";

    static Alarm of(Target target) {
        return new Alarm(target.kind(), target.occurrence(), target.due());
    }
}
