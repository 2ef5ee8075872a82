package io.guichet.reliable.postgres;

import java.util.Optional;

import io.smallrye.mutiny.Uni;

/** Does one kind of due work within a transaction: claim, effect and events are one. */
public interface DueHandler {

    /** The kind of work that it does. */
    String kind();

    /**
     * Does it, once, in the session and transaction that are open. What is no longer current is left alone.
     *
     * @param late whether it comes noticeably after its instant, for example after an outage
     */
    Uni<Void> run(Due due, boolean late);

    /** What is heard before any of it is done; empty for what waits for nothing but its instant. */
    default Optional<HeardFirst> heardFirst() {
        return Optional.empty();
    }

    /** How often it may fail, for a reason that does not pass by itself, before it is put aside. */
    default int tries() {
        return 20;
    }

    /** It was put aside, because of a failure; in a transaction of its own. */
    default Uni<Void> gaveUp(Due due, Throwable failure) {
        return Uni.createFrom().voidItem();
    }
}
