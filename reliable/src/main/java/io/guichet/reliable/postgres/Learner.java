package io.guichet.reliable.postgres;

import io.guichet.events.Envelope;
import io.guichet.events.GuichetEvent;
import io.smallrye.mutiny.Uni;

/** Takes note of events of the past, in the transaction and session that are open when it is called. */
@FunctionalInterface
public interface Learner<E extends GuichetEvent> {

    /** Takes note of one, and nobody else notices; some come twice, and some the handler has heard or will hear. */
    Uni<Void> learn(Envelope<E> past, Retelling among);
}
