package io.guichet.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Many running timers in the database of a running sla-service: what they cost while none is due, and when some are.
 */
@Command(name = "timers", mixinStandardHelpOptions = true, description = "Measures running timers of sla-service.")
final class Timers implements Callable<Integer> {

    private static final Duration FAR_AWAY = Duration.ofDays(30);
    private static final Duration SOON = Duration.ofSeconds(4);

    @Option(names = "--db", required = true, description = "For example jdbc:postgresql://127.0.0.1:5432/sla")
    private String db = "";

    @Option(names = "--user", defaultValue = "sla", description = "Default ${DEFAULT-VALUE}.")
    private String user = "sla";

    @Option(names = "--password", required = true, description = "Of that user.")
    private String password = "";

    @Option(names = "--pid", required = true, description = "The process of sla-service.")
    private long pid;

    @Option(names = "--kafka", required = true, description = "For example 127.0.0.1:9092.")
    private String kafka = "";

    @Option(names = "--heard", defaultValue = "0", description = "So many tickets are told of first, as ticket-service would: all services hear of them, so only on a stack that is thrown away; default ${DEFAULT-VALUE}.")
    private int heard;

    @Option(names = "--running", split = ",", defaultValue = "0,10000,100000,1000000", description = "How many timers run; default ${DEFAULT-VALUE}.")
    private List<Integer> running = List.of();

    @Option(names = "--burst", defaultValue = "10000", description = "How many fall due in one second; default ${DEFAULT-VALUE}.")
    private int burst = 10_000;

    @Option(names = "--rate", defaultValue = "300", description = "How many fall due each second; default ${DEFAULT-VALUE}.")
    private int rate = 300;

    @Option(names = "--seconds", defaultValue = "20", description = "For how long; default ${DEFAULT-VALUE}.")
    private int seconds = 20;

    @Option(names = "--idle", defaultValue = "30", description = "Seconds of idleness that are measured; default ${DEFAULT-VALUE}.")
    private int idle = 30;

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Timers()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var goals = new TimerGoals();
        try (var connection = DriverManager.getConnection(db, user, password); var watch = new BreachWatch(kafka)) {
            var stage = new Stage(connection, new TimerTable(connection), watch);
            stage.table().clear();
            if (heard > 0) {
                measureHearing(stage.table());
            }
            // What comes first in a service that has just started would be compared with what comes later.
            var _ = measure("warming up", stage, new Due(0, burst, seconds));
            for (var number : running) {
                measureAmong(number, stage, goals);
            }
            stage.table().clear();
        }
        return goals.tell();
    }

    /** Where it is measured. */
    private record Stage(Connection connection, TimerTable table, BreachWatch watch) {}

    private void measureAmong(int number, Stage stage, TimerGoals goals)
            throws SQLException, IOException, InterruptedException {
        var table = stage.table();
        table.clear();
        var begun = System.nanoTime();
        table.fill(number, table.now().plus(FAR_AWAY));
        print("%,d running: inserted by SQL at %,.0f/s", number, number / secondsSince(begun));
        table.settle();
        goals.idle(number, measureIdle(stage.connection()));
        if (number >= burst) {
            var _ = measure("%,d due in the same second".formatted(burst), stage, new Due(number, burst, 1));
            var fired = measure("%d due each second".formatted(rate), stage,
                    new Due(number, rate * seconds, seconds));
            goals.fired(number, rate, fired.p99(), fired.cost());
        }
    }

    /** From the first record until the targets and timers of the last ticket are there. */
    private void measureHearing(TimerTable table) throws SQLException, InterruptedException {
        var begun = System.nanoTime();
        OpenedTickets.tell(kafka, heard, TimerTable.FIRST, table.now());
        while (table.tickets() < heard) {
            Thread.sleep(50);
        }
        print("%,d tickets heard of at %,.0f/s, with %,d timers", heard, heard / secondsSince(begun), table.timers());
        table.clear();
    }

    /** In percent of a core. */
    private double measureIdle(Connection connection) throws SQLException, IOException, InterruptedException {
        var service = CpuTime.alone(pid);
        var database = databaseTicks(connection);
        var begun = System.nanoTime();
        // Doing nothing is what is measured.
        Thread.sleep(Duration.ofSeconds(idle));
        var length = secondsSince(begun);
        var ofService = 100 * (CpuTime.alone(pid) - service) / CpuTime.TICKS_PER_SECOND / length;
        var ofDatabase = 100 * (databaseTicks(connection) - database) / CpuTime.TICKS_PER_SECOND / length;
        print("  idle: sla-service %.2f %% of a core, its connections %.2f %%", ofService, ofDatabase);
        return ofService + ofDatabase;
    }

    /** So many timers fall due evenly within so many seconds, among others that run on. */
    private record Due(int among, int number, int within) {}

    /** How late they were, and what one of them cost the service and its connections, both in milliseconds. */
    private record Fired(double p99, double cost) {}

    /** The first timers fall due: how late they are told, and what each costs from when the first of them is due. */
    private Fired measure(String what, Stage stage, Due asked)
            throws SQLException, IOException, InterruptedException {
        var number = asked.number();
        var due = draw(stage.table(), asked);
        var service = CpuTime.alone(pid);
        var database = databaseTicks(stage.connection());
        while (stage.table().left(due.plusSeconds(asked.within())) > 0 || stage.table().waiting() > 0) {
            // Seldom enough to take nothing from what is measured.
            Thread.sleep(50);
        }
        var ofService = millisOfCpu(CpuTime.alone(pid) - service, number);
        var ofDatabase = millisOfCpu(databaseTicks(stage.connection()) - database, number);
        var told = stage.watch().next(number);
        var last = told.stream().map(BreachWatch.Breach::published).max(Instant::compareTo).orElse(due);
        var lateness = new Latencies(told.stream().mapToLong(BreachWatch.Breach::latenessNanos).toArray(),
                Duration.ofSeconds(asked.within()));
        print("  %s: last one published %.2f s after the first was due; late when published: p50 %.0f ms, p99 %.0f ms,"
                + " max %.0f ms", what, seconds(due, last), millis(lateness, 0.5), millis(lateness, 0.99),
                millis(lateness, 1));
        print("  %s: each fired for %.3f ms of CPU of sla-service and %.3f ms of its connections", what, ofService,
                ofDatabase);
        return new Fired(millis(lateness, 0.99), ofService + ofDatabase);
    }

    /** Until the first of them is due; when that is. Those that have gone off before are not among them any more. */
    private Instant draw(TimerTable table, Due asked) throws SQLException, InterruptedException {
        table.fill(Math.max(0, asked.among() + asked.number() - table.ahead()), table.now().plus(FAR_AWAY));
        table.settle();
        var due = table.now().plus(SOON);
        table.draw(asked.number(), due, Duration.ofSeconds(asked.within()));
        Thread.sleep(Math.max(0, Duration.between(table.now(), due).toMillis()));
        return due;
    }

    private static double millisOfCpu(long ticks, int number) {
        return 1_000 * ticks / CpuTime.TICKS_PER_SECOND / number;
    }

    private static double millis(Latencies lateness, double share) {
        return lateness.percentile(share).toNanos() / 1e6;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1e3;
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    /** What the connections of the service, without ours, have used. */
    private static long databaseTicks(Connection connection) throws SQLException, IOException {
        var ticks = 0L;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select pid from pg_stat_activity where datname = current_database()
                        and pid <> pg_backend_pid()""")) {
            while (rows.next()) {
                ticks += CpuTime.alone(rows.getLong(1));
            }
        }
        return ticks;
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
