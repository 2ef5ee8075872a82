package io.guichet.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Tickets that are opened at a fixed rate, whether the answers come or not. */
final class Arrivals {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");

    private final Helpdesk helpdesk;
    private final Map<UUID, Long> opened = new ConcurrentHashMap<>();
    private final Map<UUID, Long> due = new ConcurrentHashMap<>();
    private final Queue<Long> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();

    Arrivals(Helpdesk helpdesk) {
        this.helpdesk = helpdesk;
    }

    /** Opens them, and waits until all have been answered. */
    Arrivals open(int perSecond, int count, IntFunction<String> ticket) throws InterruptedException {
        var begun = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, count).forEach(number -> {
                var at = begun + number * 1_000_000_000L / perSecond;
                LockSupport.parkNanos(at - System.nanoTime());
                threads.execute(() -> post(ticket.apply(number), at));
            });
            threads.shutdown();
            if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("The last requests got no answer");
            }
        }
        return this;
    }

    private void post(String ticket, long at) {
        try {
            var answer = helpdesk.open(ticket);
            var id = ID.matcher(answer.body());
            if (answer.statusCode() == 201 && id.find()) {
                var now = System.nanoTime();
                var opening = UUID.fromString(id.group(1));
                due.put(opening, at);
                opened.put(opening, now);
                answers.add(now - at);
            } else {
                failed.incrementAndGet();
            }
        } catch (IOException failure) {
            failed.incrementAndGet();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** From the instant at which each was to be sent until its answer: who has to wait before sending, waits. */
    Latencies answers(Duration wall) {
        return new Latencies(answers.stream().mapToLong(Long::longValue).toArray(), wall);
    }

    /** How many were not opened. */
    int notOpened() {
        return failed.get();
    }

    /** Returns when each of them has its agent, or never will. */
    Arrivals awaitAgents(AssignmentWatch watch) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!watch.assigned().keySet().containsAll(opened.keySet()) && System.nanoTime() < until) {
            LockSupport.parkNanos(50_000_000);
        }
        return this;
    }

    /**
     * From the answer until the agent; an assignment that was heard of before the answer took no time.
     *
     * @param wall how long the run took
     */
    Latencies latencies(AssignmentWatch watch, Duration wall) {
        return new Latencies(opened.entrySet().stream().filter(one -> watch.assigned().containsKey(one.getKey()))
                .mapToLong(one -> Math.max(0,
                        Objects.requireNonNull(watch.assigned().get(one.getKey())) - one.getValue()))
                .toArray(), wall);
    }

    /** From the instant at which each was to be sent until its agent, in the order of these instants, in nanoseconds. */
    long[] waits(AssignmentWatch watch) {
        return due.entrySet().stream().sorted(Map.Entry.comparingByValue())
                .filter(one -> watch.assigned().containsKey(one.getKey()))
                .mapToLong(one -> Objects.requireNonNull(watch.assigned().get(one.getKey())) - one.getValue())
                .toArray();
    }

    /** How many were opened. */
    int count() {
        return opened.size();
    }

    /** Whether it is one of them. */
    boolean contains(UUID ticket) {
        return opened.containsKey(ticket);
    }

    /** How many a second got their agents, from the first to the last. */
    double assignedPerSecond(AssignmentWatch watch) {
        var times = opened.keySet().stream().filter(watch.assigned()::containsKey)
                .mapToLong(id -> Objects.requireNonNull(watch.assigned().get(id))).summaryStatistics();
        return times.getCount() / ((times.getMax() - times.getMin()) / 1e9);
    }

    /** How many were not opened, or have no agent. */
    int failed(AssignmentWatch watch) {
        return failed.get() + (int) opened.keySet().stream().filter(id -> !watch.assigned().containsKey(id)).count();
    }
}
