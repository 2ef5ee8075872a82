package io.guichet.devstack.cli;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.guichet.devstack.Stack;
import io.guichet.devstack.process.ProcessIdentity;
import io.guichet.devstack.server.Server;

/** Says so when a part of a running stack ends by itself. */
final class Watch {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final Stack stack;
    private final Progress progress;
    private final Set<String> gone = new HashSet<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("watch").factory());

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
    }

    private void look() {
        stack.children().stream().filter(server -> !isThere(server)).filter(server -> gone.add(server.name()))
                .forEach(server -> progress.say(server.name() + " has ended by itself; guichet logs " + server.name()
                        + " may say why"));
    }

    private static boolean isThere(Server server) {
        return server.process().filter(ProcessIdentity::isAlive).isPresent();
    }
}
