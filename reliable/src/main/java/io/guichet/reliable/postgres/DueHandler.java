package io.guichet.reliable.postgres;

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
}
