package io.guichet.reliable.postgres;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.guichet.events.GuichetEvent;
import io.smallrye.mutiny.Uni;

/**
 * Locks what the events of a batch are about, before the first is applied. Batches of two topics, or of two partitions,
 * that meet the same rows would else wait for each other in a circle.
 */
@FunctionalInterface
public interface BatchLock<E extends GuichetEvent> {

    /** Locks what the events are about, in an order that is the same for every batch. */
    Uni<Void> take(List<E> events);

    /** For those whose events need no lock, or one only. */
    static <E extends GuichetEvent> BatchLock<E> none() {
        return events -> Uni.createFrom().voidItem();
    }

    /** Of what the keys of the events name. */
    static <E extends GuichetEvent> BatchLock<E> onKeys(Function<Set<String>, Uni<Void>> lock) {
        return events -> lock.apply(events.stream().map(GuichetEvent::key).collect(Collectors.toSet()));
    }
}
