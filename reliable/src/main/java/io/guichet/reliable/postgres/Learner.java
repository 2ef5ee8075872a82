package io.guichet.reliable.postgres;

import io.guichet.events.Cause;
import io.guichet.events.Envelope;
import io.guichet.events.GuichetEvent;
import io.smallrye.mutiny.Uni;

/** Takes note of events of the past, in the transaction and session that are open when it is called. */
@FunctionalInterface
public interface Learner<E extends GuichetEvent> {

    /** Takes note of one, and nobody else notices; some come twice, and some the handler has heard or will hear. */
    Uni<Void> learn(Envelope<E> past, Retelling among);

    /**
     * All of the past of an aggregate has been told, and the last event of it is of a type that this version does not know.
     *
     * @param key of the aggregate, for example the ticket's id
     */
    default Uni<Void> end(String key, Cause cause) {
        return Uni.createFrom().voidItem();
    }
}
