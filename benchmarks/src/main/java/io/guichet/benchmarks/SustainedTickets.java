package io.guichet.benchmarks;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Tickets at a fixed rate with every service running: what each process uses for one of them, and whether all services keep
 * up.
 */
@Command(name = "sustained-tickets", mixinStandardHelpOptions = true, description = "Measures processor time per ticket, and lag, on a stack that runs.")
final class SustainedTickets implements Callable<Integer> {

    private static final Duration AFTERWARDS = Duration.ofSeconds(5);
    private static final double CPU_MILLIS = 10;
    // Offsets are committed each second, and something always happens.
    private static final int CAUGHT_UP = 50;

    @Mixin
    private final Helpdesk helpdesk = new Helpdesk();

    @Option(names = "--rate", defaultValue = "100", description = "Tickets a second; default ${DEFAULT-VALUE}.")
    private int rate = 100;

    @Option(names = "--seconds", defaultValue = "60", description = "For how long; default ${DEFAULT-VALUE}.")
    private int seconds = 60;

    @Option(names = "--warm-up", defaultValue = "20", description = "Seconds before that; default ${DEFAULT-VALUE}.")
    private int warmUp = 20;

    public static void main(String... arguments) {
        System.exit(new CommandLine(new SustainedTickets()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        helpdesk.refresh();
        var _ = new Arrivals(helpdesk).open(rate, rate * warmUp, OpenTickets::ticket);
        Thread.sleep(AFTERWARDS);
        helpdesk.refresh();
        var before = helpdesk.status();
        var ticks = before.ticks();
        var arrivals = new Arrivals(helpdesk).open(rate, rate * seconds, OpenTickets::ticket);
        var atTheEnd = helpdesk.status();
        // What follows from the last tickets belongs to them.
        Thread.sleep(AFTERWARDS);
        var cpu = tell(ticks, before.ticks(), rate * seconds);
        var later = helpdesk.status();
        System.out.printf("%d tickets/s for %d s: %s, %d failed%n", rate, seconds,
                arrivals.answers(Duration.ofSeconds(seconds)), arrivals.notOpened());
        System.out.printf("records not yet taken: %d before, %d at the end, %d after %d s%n", before.lag(),
                atTheEnd.lag(), later.lag(), AFTERWARDS.toSeconds());
        var what = "records not taken %d s after the end".formatted(AFTERWARDS.toSeconds());
        return new Goals().failed(arrivals.notOpened())
                .atMost("processor time per ticket in all", cpu, CPU_MILLIS, "ms")
                .atMost(what, later.lag(), CAUGHT_UP, "records")
                .tell();
    }

    /** Prints what each process used per ticket; what all did, in milliseconds. */
    static double tell(Map<String, Long> before, Map<String, Long> after, int tickets) {
        var all = 0.0;
        for (var part : after.entrySet()) {
            var millis = (part.getValue() - before.getOrDefault(part.getKey(), 0L)) * 1000 / CpuTime.TICKS_PER_SECOND
                    / tickets;
            System.out.printf(Locale.ROOT, "%-14s %6.2f ms per ticket%n", part.getKey(), millis);
            all += millis;
        }
        System.out.printf(Locale.ROOT, "%-14s %6.2f ms per ticket%n", "in all", all);
        return all;
    }
}
