package io.guichet.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A number of clients, each of which sends its next request when it has its answer. */
final class ClosedLoop {

    private final int clients;
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    ClosedLoop(int clients) {
        this.clients = clients;
    }

    /** One request. */
    interface Act {

        /**
         * Whether it was answered as it should be.
         *
         * @param number one higher for each request
         */
        boolean run(int number) throws IOException, InterruptedException;
    }

    /** How many requests were not answered as they should be, in all runs. */
    int failed() {
        return failures.get();
    }

    /** Runs for so long; what did not fail. */
    Latencies run(Duration howLong, Act act) throws InterruptedException {
        var taken = new ConcurrentLinkedQueue<Long>();
        var begun = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, clients).forEach(client -> threads.execute(
                    () -> keepAsking(begun + howLong.toNanos(), act, taken)));
            threads.shutdown();
            if (!threads.awaitTermination(howLong.toSeconds() + 60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The last requests got no answer within a minute");
            }
        }
        return new Latencies(taken.stream().mapToLong(Long::longValue).toArray(),
                Duration.ofNanos(System.nanoTime() - begun));
    }

    private void keepAsking(long until, Act act, ConcurrentLinkedQueue<Long> taken) {
        while (System.nanoTime() < until && !Thread.currentThread().isInterrupted()) {
            var begun = System.nanoTime();
            if (succeeds(act)) {
                taken.add(System.nanoTime() - begun);
            } else {
                failures.incrementAndGet();
            }
        }
    }

    private boolean succeeds(Act act) {
        try {
            return act.run(number.getAndIncrement());
        } catch (IOException failure) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
