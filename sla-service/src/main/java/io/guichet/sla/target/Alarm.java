package io.guichet.sla.target;

import java.time.Instant;
import java.util.Optional;

import io.guichet.events.TargetKind;
import io.guichet.events.Topics;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.HeardFirst;

/** What a timer was set for; it means nothing once the target is due otherwise. */
record Alarm(TargetKind kind, int occurrence, Instant due) {

    /** Kind of the due work that warns. */
    static final String WARNING = "sla-warning";
    /** Kind of the due work that tells of a breach. */
    static final String BREACH = "sla-breach";

    /** A timer tells of what nobody did until its instant: so everything must be heard that somebody did. */
    static final Optional<HeardFirst> HEARD_FIRST = Optional.of(new HeardFirst(Topics.TICKETS, Due::subject));

    static Alarm of(Target target) {
        return new Alarm(target.kind(), target.occurrence(), target.due());
    }
}
