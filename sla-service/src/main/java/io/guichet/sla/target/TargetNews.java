package io.guichet.sla.target;

import java.time.Instant;
import java.util.Set;

import jakarta.inject.Singleton;

import io.guichet.events.Cause;
import io.guichet.events.SlaEvent.TargetMet;
import io.guichet.events.SlaEvent.TargetsSet;
import io.guichet.reliable.Envelopes;
import io.guichet.reliable.postgres.Outbox;
import io.smallrye.mutiny.Uni;

/** Tells the other services of targets. */
@Singleton
class TargetNews {

    private final Outbox outbox;
    private final Envelopes envelopes;

    TargetNews(Outbox outbox, Envelopes envelopes) {
        this.outbox = outbox;
        this.envelopes = envelopes;
    }

    Uni<Void> tell(Difference difference, Cause cause) {
        return outbox.add(difference.events().stream().map(event -> envelopes.seal(event, cause)).toList());
    }

    /** Only what is due from now on, and what was met at these instants: the rest was told when it happened. */
    Uni<Void> tell(Difference difference, Set<Instant> metAt, Cause cause) {
        return outbox.add(difference.events().stream()
                .filter(event -> event instanceof TargetsSet
                        || event instanceof TargetMet met && metAt.contains(met.at()))
                .map(event -> envelopes.seal(event, cause)).toList());
    }
}
