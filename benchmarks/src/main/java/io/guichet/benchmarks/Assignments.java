package io.guichet.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How long it takes from the answer to an opened ticket until an agent has it, at a fixed rate; and how fast a backlog is
 * given out once somebody comes.
 */
@Command(name = "assignments", mixinStandardHelpOptions = true, description = "Measures assignment on a stack that runs.")
final class Assignments implements Callable<Integer> {

    private static final int CAPACITY = 10_000;
    private static final int FULL = 20;
    private static final int FILLING = 150;
    private static final int AT_FIFTY = 50;
    private static final int P99_MILLIS = 100;
    private static final int P99_MILLIS_BEHIND = 500;
    private static final int CATCHING_UP = 500;

    @Mixin
    private final Helpdesk helpdesk = new Helpdesk();

    @Option(names = "--rate", defaultValue = "50", description = "Tickets a second; default ${DEFAULT-VALUE}.")
    private int rate = 50;

    @Option(names = "--seconds", defaultValue = "60", description = "For how long; default ${DEFAULT-VALUE}.")
    private int seconds = 60;

    @Option(names = "--rates", split = ",", description = "Instead of one rate: these, lowest first, until one is not held.")
    private List<Integer> rates = List.of();

    @Option(names = "--within", defaultValue = "500", description = "A rate is held when p99 is below so many milliseconds; default ${DEFAULT-VALUE}.")
    private int within = 500;

    @Option(names = "--groups", defaultValue = "1", description = "Among how many groups; default ${DEFAULT-VALUE}.")
    private int groups = 1;

    @Option(names = "--backlog", defaultValue = "0", description = "Instead: tickets that wait before somebody comes.")
    private int backlog;

    @Option(names = "--behind", defaultValue = "0", description = "Tickets that wait in another department meanwhile.")
    private int behind;

    @Option(names = "--behind-groups", defaultValue = "1", description = "Among how many groups these are; default ${DEFAULT-VALUE}.")
    private int behindGroups = 1;

    @Option(names = "--full", description = "The other department's agents are there and full: they close tickets, and each time the next of those that wait is given out.")
    private boolean full;

    @Option(names = "--shared", description = "The other department has ten agents in all, who are in all of its groups.")
    private boolean shared;

    @Option(names = "--closing", defaultValue = "20", description = "Tickets a second that full agents close; default ${DEFAULT-VALUE}.")
    private int closing = 20;

    private final Queue<UUID> given = new ConcurrentLinkedQueue<>();

    @Option(names = "--coming", description = "The other department's agents come when the measurement begins.")
    private boolean coming;

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Assignments()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        helpdesk.refresh();
        var crowd = new Crowd(helpdesk, groups, CAPACITY).organise();
        try (var watch = new AssignmentWatch(helpdesk.kafka(), given::add)) {
            return backlog > 0 ? catchUp(crowd, watch) : keepUp(crowd, watch);
        }
    }

    private int catchUp(Crowd crowd, AssignmentWatch watch) throws Exception {
        var arrivals = fill(crowd, backlog);
        crowd.come();
        var failed = arrivals.awaitAgents(watch).failed(watch);
        System.out.printf("%d groups, a backlog of %d: %.0f assignments/s, %d failed%n", groups, backlog,
                arrivals.assignedPerSecond(watch), failed);
        var goals = new Goals().failed(failed);
        return (groups == 1
                ? goals.atLeast("assignments in one group that catches up", arrivals.assignedPerSecond(watch),
                        CATCHING_UP,
                        "/s")
                : goals).tell();
    }

    private int keepUp(Crowd crowd, AssignmentWatch watch) throws Exception {
        crowd.come();
        if (behind == 0) {
            return keepUpWith(crowd, watch).tell();
        }
        var other = new Crowd(helpdesk, behindGroups, full ? FULL : CAPACITY, shared).organise();
        try (var waiting = new Backlog(helpdesk, other, fill(other, behind), given)) {
            if (coming || full) {
                other.come();
            }
            if (full) {
                waiting.work(closing);
            }
            var goals = keepUpWith(crowd, watch);
            // Agents who come and have room for all leave nothing to wait.
            return (coming && !full ? goals : waiting.verify(goals)).tell();
        }
    }

    private Goals keepUpWith(Crowd crowd, AssignmentWatch watch) throws Exception {
        return rates.isEmpty() ? measure(crowd, watch) : climb(crowd, watch);
    }

    /** A rate at which some fail is not held: that is no failure of the run. */
    private Goals climb(Crowd crowd, AssignmentWatch watch) throws Exception {
        var highest = new HighestRate(Duration.ofMillis(within), step -> {
            helpdesk.refresh();
            var arrivals = arrive(crowd, step).awaitAgents(watch);
            return new HighestRate.Seen(arrivals.latencies(watch, Duration.ofSeconds(seconds)), arrivals.waits(watch),
                    arrivals.failed(watch));
        }).among(rates);
        System.out.printf("the highest rate held for %d s, with p99 below %d ms: %d tickets/s%n", seconds, within,
                highest);
        return new Goals().atLeast("the highest rate", highest, rates.getFirst(), "tickets/s");
    }

    private Arrivals arrive(Crowd crowd, int perSecond) throws InterruptedException {
        return new Arrivals(helpdesk).open(perSecond, perSecond * seconds, number -> crowd.ticket(number, anybody()));
    }

    private Goals measure(Crowd crowd, AssignmentWatch watch) throws Exception {
        var arrivals = arrive(crowd, rate);
        var failed = arrivals.awaitAgents(watch).failed(watch);
        var latencies = arrivals.latencies(watch, Duration.ofSeconds(seconds));
        System.out.printf("%d tickets/s for %d s, %d wait elsewhere in %d groups%s: %s, %d failed%n", rate, seconds,
                behind, behindGroups, coming || full ? " and are given out" : "", latencies, failed);
        return judge(latencies).failed(failed);
    }

    private Goals judge(Latencies latencies) {
        var p99 = latencies.percentile(0.99).toNanos() / 1e6;
        if (behind > 0) {
            return new Goals().below("p99 of a department while others wait elsewhere", p99, P99_MILLIS_BEHIND, "ms");
        }
        return rate == AT_FIFTY ? new Goals().below("p99 at 50 tickets/s", p99, P99_MILLIS, "ms") : new Goals();
    }

    /** Opens tickets that have to wait, and returns when they do. */
    private Arrivals fill(Crowd crowd, int count) throws Exception {
        var arrivals = new Arrivals(helpdesk).open(FILLING, count, number -> crowd.ticket(number, anybody()));
        helpdesk.refresh();
        crowd.awaitWaiting(count);
        return arrivals;
    }

    static String anybody() {
        return UUID.randomUUID() + "@customer.example";
    }
}
