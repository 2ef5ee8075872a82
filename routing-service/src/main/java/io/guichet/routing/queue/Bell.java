package io.guichet.routing.queue;

import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Singleton;

/** Rung when there may be something to do in a queue; whoever listens in this process looks. */
@Singleton
public class Bell {

    private final AtomicReference<Runnable> listener = new AtomicReference<>(() -> {});

    /** May be rung from any thread, and more often than needed. */
    public void ring() {
        listener.get().run();
    }

    /** Names the one who listens; it must not block. */
    public void onRing(Runnable whoListens) {
        listener.set(whoListens);
    }
}
