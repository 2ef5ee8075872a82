package io.guichet.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What a ticket costs that is opened among few tickets, and then, on the same stack, among the many that a command
 * adds.
 */
@Command(name = "growing-tickets", mixinStandardHelpOptions = true, description = "Measures whether the cost per ticket opened grows with the number kept.")
final class GrowingTickets implements Callable<Integer> {

    private static final Duration AFTERWARDS = Duration.ofSeconds(5);
    /** More than one run differs from another, and less than a cost that grows with the number kept would. */
    private static final double MOST_CPU = 1.25;
    private static final double MOST_TIME = 1.5;

    @Mixin
    private final Helpdesk helpdesk = new Helpdesk();

    @Option(names = "--fill", required = true, description = "The command that fills the database of ticket-service.")
    private String fill = "";

    @Option(names = "--rate", defaultValue = "50", description = "Tickets a second; default ${DEFAULT-VALUE}.")
    private int rate = 50;

    @Option(names = "--seconds", defaultValue = "60", description = "For how long, before and after; default ${DEFAULT-VALUE}.")
    private int seconds = 60;

    @Option(names = "--warm-up", defaultValue = "30", description = "Seconds before that; default ${DEFAULT-VALUE}.")
    private int warmUp = 30;

    @Option(names = "--settle", defaultValue = "60", description = "Seconds after the command, in which the database cleans up; default ${DEFAULT-VALUE}.")
    private int settle = 60;

    public static void main(String... arguments) {
        System.exit(new CommandLine(new GrowingTickets()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var few = measure("among few");
        fill();
        Thread.sleep(Duration.ofSeconds(settle));
        var many = measure("among many");
        return new Goals().failed(few.failed() + many.failed())
                .atMost("processor time per ticket among many, as a multiple of that among few", many.cpu() / few.cpu(),
                        MOST_CPU, "times")
                .atMost("p50 among many, as a multiple of that among few", many.median() / few.median(), MOST_TIME,
                        "times")
                .tell();
    }

    /** What one ticket cost all processes, and how long half of the answers took at most, both in milliseconds. */
    private record Cost(double cpu, double median, int failed) {}

    private Cost measure(String when) throws IOException, InterruptedException {
        helpdesk.refresh();
        var _ = new Arrivals(helpdesk).open(rate, rate * warmUp, OpenTickets::ticket);
        Thread.sleep(AFTERWARDS);
        helpdesk.refresh();
        var status = helpdesk.status();
        var before = status.ticks();
        var arrivals = new Arrivals(helpdesk).open(rate, rate * seconds, OpenTickets::ticket);
        // What follows from the last tickets belongs to them.
        Thread.sleep(AFTERWARDS);
        System.out.println(when);
        var cpu = SustainedTickets.tell(before, status.ticks(), rate * seconds);
        var latencies = arrivals.answers(Duration.ofSeconds(seconds));
        System.out.printf("%d tickets/s for %d s: %s, %d failed%n", rate, seconds, latencies, arrivals.notOpened());
        return new Cost(cpu, latencies.percentile(0.5).toNanos() / 1e6, arrivals.notOpened());
    }

    private void fill() throws IOException, InterruptedException {
        var code = new ProcessBuilder("sh", "-c", fill).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IllegalStateException("The command that fills the database ended with " + code);
        }
    }
}
