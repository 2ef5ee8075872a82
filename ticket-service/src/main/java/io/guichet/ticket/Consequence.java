package io.guichet.ticket;

import io.smallrye.mutiny.Uni;

/** What follows from changes of tickets, in the transaction of the change itself. */
@FunctionalInterface
public interface Consequence {

    /** Does what follows from this change, if anything does. */
    Uni<Void> of(Change change);
}
