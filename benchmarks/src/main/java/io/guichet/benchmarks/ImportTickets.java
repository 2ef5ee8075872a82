package io.guichet.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Imports tickets, and tells how many a second there were from the start of the job to its end. */
@Command(name = "import-tickets", mixinStandardHelpOptions = true, description = "Imports tickets into a stack that runs.")
final class ImportTickets implements Callable<Integer> {

    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");
    private static final Pattern DONE = Pattern.compile("\"done\"\\s*:\\s*(\\d+)");
    private static final Pattern STATE = Pattern.compile("\"state\"\\s*:\\s*\"(\\w+)\"");
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int PART = 1000;
    private static final String LETTER = "I was charged twice for my last order and would like one payment back. ";

    @Mixin
    private Helpdesk helpdesk = new Helpdesk();

    @Option(names = "--count", defaultValue = "3000", description = "How many tickets; default ${DEFAULT-VALUE}.")
    private int count = 3000;

    @Option(names = "--closed", description = "Tickets of the past that are over, of which nobody is told.")
    private boolean closed;

    public static void main(String... arguments) {
        System.exit(new CommandLine(new ImportTickets()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        helpdesk.refresh();
        var run = UUID.randomUUID().toString();
        var job = id(helpdesk.job("POST", "/imports", "application/json",
                "{\"of\": \"TICKETS\", \"source\": \"%s\", \"quiet\": %b}".formatted(run, closed)));
        for (var part = 0; part * PART < count; part++) {
            var _ = helpdesk.job("PUT", "/" + job + "/parts/" + part, "application/x-ndjson", lines(run, part));
        }
        var begun = System.nanoTime();
        var answer = helpdesk.job("POST", "/" + job + ":start", "application/json", "");
        for (var turn = 1; !group(STATE, answer).equals("DONE"); turn++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            if (turn % 100 == 0) {
                helpdesk.refresh();
            }
            answer = helpdesk.job("GET", "/" + job, "application/json", "");
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        var done = Integer.parseInt(group(DONE, answer));
        System.out.printf("%d of %d tickets imported in %.1f s: %.1f/s%n", done, count, seconds, done / seconds);
        return done == count ? 0 : 1;
    }

    private String lines(String run, int part) {
        return IntStream.range(part * PART, Math.min(count, (part + 1) * PART)).mapToObj(number -> """
                {"externalId": "%s-%d", "subject": "Charged twice", "text": "%s", "department": "support-en",\
                 "email": "import%d@customer.example", "createdAt": "2025-03-01T10:00:00Z"%s}"""
                .formatted(run, number, LETTER.repeat(6), number % 500,
                        closed ? ", \"status\": \"CLOSED\", \"closedAt\": \"2025-03-02T10:00:00Z\"" : ""))
                .collect(Collectors.joining("\n"));
    }

    private static String id(String answer) throws IOException {
        return group(ID, answer);
    }

    private static String group(Pattern pattern, String answer) throws IOException {
        var found = pattern.matcher(answer);
        if (!found.find()) {
            throw new IOException("Unexpected: " + answer);
        }
        return found.group(1);
    }
}
