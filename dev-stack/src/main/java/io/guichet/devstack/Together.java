package io.guichet.devstack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts things at the same time; closing waits for all and fails with the first failure. */
final class Together implements AutoCloseable {

    /** Something that may fail. */
    interface Act {
        void run() throws Exception;
    }

    private final ExecutorService threads;
    private final List<Future<?>> running = new ArrayList<>();

    Together() {
        this(Integer.MAX_VALUE);
    }

    /** At most so many at the same time. */
    Together(int atOnce) {
        var factory = Thread.ofPlatform().daemon().name("start-", 0).factory();
        threads = atOnce == Integer.MAX_VALUE
                ? Executors.newCachedThreadPool(factory)
                : Executors.newFixedThreadPool(atOnce, factory);
    }

    void add(Act act) {
        Callable<Void> task = () -> {
            act.run();
            return null;
        };
        running.add(threads.submit(task));
    }

    @Override
    public void close() throws Exception {
        try {
            for (var one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            threads.shutdownNow();
        }
    }
}
