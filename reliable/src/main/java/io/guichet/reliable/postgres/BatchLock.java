package io.guichet.reliable.postgres;

import java.util.Set;

import io.smallrye.mutiny.Uni;

/**
 * Locks what the events of a batch are about, before the first is applied. Batches of two topics that meet the same rows
 * would else wait for each other in a circle.
 */
@FunctionalInterface
public interface BatchLock {

    /** For those whose events need no lock, or one only. */
    BatchLock NONE = keys -> Uni.createFrom().voidItem();

    /**
     * Locks what the keys name, in an order that is the same for every batch.
     *
     * @param keys of the records
     */
    Uni<Void> take(Set<String> keys);
}
