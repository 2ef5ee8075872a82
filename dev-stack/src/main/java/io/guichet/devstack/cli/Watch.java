package io.guichet.devstack.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.guichet.devstack.Stack;
import io.guichet.devstack.process.ProcessIdentity;
import io.guichet.devstack.server.Server;

/** Starts a part of a running stack again when its process has ended by itself, as Kubernetes would, and says so. */
final class Watch {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    /** What ends this often does not get better by another start. */
    private static final int GIVE_UP_AFTER = 5;

    private final Stack stack;
    private final Progress progress;
    private final Map<String, Integer> ends = new HashMap<>();
    private final Set<String> starting = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("watch").factory());
    private final ExecutorService starters = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("start-again-", 0).factory());

    Watch(Stack stack, Progress progress) {
        this.stack = stack;
        this.progress = progress;
    }

    void start() {
        var _ = timer.scheduleWithFixedDelay(this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** From now on an end is wanted. */
    void stop() {
        timer.shutdownNow();
        starters.shutdownNow();
    }

    private void look() {
        stack.children().stream().filter(server -> !isThere(server))
                .filter(server -> ends.getOrDefault(server.name(), 0) < GIVE_UP_AFTER)
                .filter(server -> starting.add(server.name()))
                .forEach(server -> {
                    var _ = ends.merge(server.name(), 1, Integer::sum);
                    starters.execute(() -> startAgain(server));
                });
    }

    private void startAgain(Server server) {
        progress.say(server.name() + " has ended by itself; starting it again");
        try {
            server.start();
            progress.say(server.name() + " is ready");
        } catch (IOException e) {
            progress.say(server.name() + " does not start again: " + e.getMessage());
        } finally {
            starting.remove(server.name());
        }
    }

    private static boolean isThere(Server server) {
        return server.process().filter(ProcessIdentity::isAlive).isPresent();
    }
}
