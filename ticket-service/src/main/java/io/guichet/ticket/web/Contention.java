package io.guichet.ticket.web;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.guichet.http.PassingFailures;
import io.smallrye.mutiny.Uni;

/** Tries again what failed only because many act on one ticket at the same time. */
final class Contention {

    private static final int TRIES = 3;
    /** A caller waits five seconds, and each try one for a lock: later than this it would answer nobody. */
    private static final Duration LATEST = Duration.ofSeconds(4);

    private Contention() {}

    /** Does it, once more for each time that it met a lock that was not free in time, or a deadlock. */
    static <T> Uni<T> outlast(Supplier<Uni<T>> act) {
        return outlast(act, System::nanoTime);
    }

    static <T> Uni<T> outlast(Supplier<Uni<T>> act, LongSupplier nanos) {
        return Uni.createFrom().deferred(() -> {
            var began = nanos.getAsLong();
            return Uni.createFrom().<T>deferred(act::get)
                    .onFailure(failure -> PassingFailures.isContention(failure)
                            && nanos.getAsLong() - began < LATEST.toNanos())
                    .retry().atMost(TRIES);
        });
    }
}
