package io.guichet.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How long everybody else waits while one requester sends many tickets at once, compared with a quiet time: ten agents,
 * who take one ticket at a time and close it after a while.
 */
@Command(name = "burst", mixinStandardHelpOptions = true, description = "Measures the wait of others during a burst.")
final class Burst implements Callable<Integer> {

    private static final int ONE_AT_A_TIME = 1;
    private static final int AT_ONCE = 200;
    private static final int TIMES = 2;

    @Mixin
    private final Helpdesk helpdesk = new Helpdesk();

    @Option(names = "--rate", defaultValue = "8", description = "Tickets a second of others; default ${DEFAULT-VALUE}.")
    private int rate = 8;

    @Option(names = "--seconds", defaultValue = "40", description = "For how long; default ${DEFAULT-VALUE}.")
    private int seconds = 40;

    @Option(names = "--work", defaultValue = "800", description = "Milliseconds on a ticket; default ${DEFAULT-VALUE}.")
    private int work = 800;

    @Option(names = "--burst", defaultValue = "300", description = "Tickets of the one; default ${DEFAULT-VALUE}.")
    private int burst = 300;

    @Option(names = "--organization", description = "The burst comes from as many people of one organisation.")
    private boolean organization;

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Burst()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var quietly = measure(0);
        var loudly = measure(burst);
        var quiet = quietly.waits();
        var loud = loudly.waits();
        var times = loud.percentile(0.5).toNanos() / (double) quiet.percentile(0.5).toNanos();
        System.out.printf("quiet: %s%nwith a burst of %d: %s%nmedian wait: %.2f times the quiet one%n", quiet, burst,
                loud, times);
        return new Goals().atMost("median wait of others during a burst", times, TIMES, "times the quiet one")
                .failed(quietly.failed() + loudly.failed()).tell();
    }

    /** How long the others waited, and how many tickets were not opened or never got an agent. */
    private record Run(Latencies waits, int failed) {}

    private Run measure(int loud) throws Exception {
        helpdesk.refresh();
        var crowd = new Crowd(helpdesk, 1, ONE_AT_A_TIME).organise();
        crowd.come();
        try (var desks = Executors.newScheduledThreadPool(4, Thread.ofPlatform().daemon().factory());
                var watch = new AssignmentWatch(helpdesk.kafka(), id -> closeLater(desks, id))) {
            helpdesk.refresh();
            var one = sender();
            var many = CompletableFuture.supplyAsync(
                    () -> arrivals(AT_ONCE, loud, number -> crowd.ticket(0, one.get())));
            var others = arrivals(rate, rate * seconds, number -> crowd.ticket(0, Assignments.anybody()));
            var waits = others.awaitAgents(watch).latencies(watch, Duration.ofSeconds(seconds));
            helpdesk.refresh();
            return new Run(waits, others.failed(watch) + many.join().awaitAgents(watch).failed(watch));
        }
    }

    /** Whoever sends the burst: always the same person, or somebody else of one organisation each time. */
    private Supplier<String> sender() throws Exception {
        if (organization) {
            var domain = UUID.randomUUID() + ".example";
            helpdesk.claim(domain);
            return () -> UUID.randomUUID() + "@" + domain;
        }
        var one = Assignments.anybody();
        return () -> one;
    }

    private Arrivals arrivals(int perSecond, int count, IntFunction<String> ticket) {
        try {
            return new Arrivals(helpdesk).open(perSecond, count, ticket);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", stopped);
        }
    }

    private void closeLater(ScheduledExecutorService desks, UUID ticket) {
        var ignored = desks.schedule(() -> close(ticket), work, TimeUnit.MILLISECONDS);
    }

    private void close(UUID ticket) {
        try {
            if (!helpdesk.close(ticket.toString())) {
                System.err.println(ticket + " was not closed");
            }
        } catch (IOException failure) {
            System.err.println(ticket + " was not closed: " + failure.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
