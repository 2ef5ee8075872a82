package io.guichet.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Opens tickets by the API with a number of clients, each sending its next request when it has its answer; then reads
 * them in the same way, or opens others at a part of that rate whether the answers come or not.
 */
@Command(name = "open-tickets", mixinStandardHelpOptions = true, description = "Opens tickets as fast as the answers come.")
final class OpenTickets implements Callable<Integer> {

    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");
    private static final String LETTER = "I was charged twice for my last order and would like one payment back. ";
    private static final int CONTACTS = 1000;
    private static final int P99_MILLIS = 60;
    private static final int READS_PER_TICKET = 3;

    @Mixin
    private final Helpdesk helpdesk = new Helpdesk();

    @Option(names = "--clients", defaultValue = "8", description = "How many at once; default ${DEFAULT-VALUE}.")
    private int clients = 8;

    @Option(names = "--seconds", defaultValue = "20", description = "For how long; default ${DEFAULT-VALUE}.")
    private int seconds = 20;

    @Option(names = "--warm-up", defaultValue = "10", description = "Seconds before that; default ${DEFAULT-VALUE}.")
    private int warmUp = 10;

    @Option(names = "--read", description = "Then reads them, one by one, with as many clients.")
    private boolean read;

    @Option(names = "--open-loop", defaultValue = "0", description = "Then opens tickets at so many percent of the rate, whether the answers come or not.")
    private int openLoop;

    private final ConcurrentLinkedQueue<String> opened = new ConcurrentLinkedQueue<>();

    public static void main(String... arguments) {
        System.exit(new CommandLine(new OpenTickets()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var goals = new Goals();
        helpdesk.refresh();
        var _ = new ClosedLoop(clients).run(Duration.ofSeconds(warmUp), this::open);
        var created = measure("opened", this::open, goals);
        if (read) {
            var ids = List.copyOf(opened);
            var answered = measure("read", number -> helpdesk.shows(ids.get(number % ids.size())), goals);
            var _ = goals.atLeast("reads as a multiple of tickets opened in the same time",
                    answered.perSecond() / created.perSecond(), READS_PER_TICKET, "times");
        }
        if (openLoop > 0) {
            keepRate(Math.max(1, (int) (created.perSecond() * openLoop / 100)), goals);
        }
        return goals.tell();
    }

    private Latencies measure(String what, ClosedLoop.Act act, Goals goals) throws IOException, InterruptedException {
        helpdesk.refresh();
        var loop = new ClosedLoop(clients);
        var latencies = loop.run(Duration.ofSeconds(seconds), act);
        System.out.printf("%s, %d clients: %s, %d failed%n", what, clients, latencies, loop.failed());
        var _ = goals.failed(loop.failed());
        return latencies;
    }

    private void keepRate(int rate, Goals goals) throws IOException, InterruptedException {
        helpdesk.refresh();
        var arrivals = new Arrivals(helpdesk).open(rate, rate * seconds, OpenTickets::ticket);
        var latencies = arrivals.answers(Duration.ofSeconds(seconds));
        System.out.printf("opened at %d/s, %d %% of the highest rate: %s, %d failed%n", rate, openLoop, latencies,
                arrivals.notOpened());
        var _ = goals.failed(arrivals.notOpened()).below("p99 at %d %% of the highest rate".formatted(openLoop),
                latencies.percentile(0.99).toNanos() / 1e6, P99_MILLIS, "ms");
    }

    private boolean open(int number) throws IOException, InterruptedException {
        var answer = helpdesk.open(ticket(number));
        var id = ID.matcher(answer.body());
        return answer.statusCode() == 201 && id.find() && opened.add(id.group(1));
    }

    /** About a kilobyte, of one of a thousand customers. */
    static String ticket(int number) {
        return """
                {"subject": "Charged twice", "text": "%s", "department": "support-en",
                 "contact": {"email": "benchmark%d@customer.example", "name": "Ben Mark"}}
                """.formatted(LETTER.repeat(12), number % CONTACTS);
    }
}
