package io.guichet.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends mails by SMTP at a steady rate and waits for each to be a ticket that can be seen. */
@Command(name = "receive-mails", mixinStandardHelpOptions = true, description = "From the mailbox to a visible ticket.")
final class ReceiveMails implements Callable<Integer> {

    private static final long PATIENCE_NANOS = 60_000_000_000L;
    /** Part of what is measured; more often would load the machine with more than the mails do. */
    private static final long LOOK_AGAIN_MILLIS = 500;
    private static final String CUSTOMERS = "@mails.example";
    private static final Pattern CUSTOMER = Pattern.compile("m[0-9a-f-]{36}" + CUSTOMERS);
    private static final double P99 = 0.99;
    private static final double MOST_MILLIS = 5_000;

    @Mixin
    private Helpdesk helpdesk = new Helpdesk();

    @Option(names = "--smtp-port", required = true, description = "Of the mail server of the development stack.")
    private int smtpPort;

    @Option(names = "--mailbox", required = true, description = "The address of a mailbox that is fetched.")
    private String mailbox = "";

    @Option(names = "--rate", defaultValue = "20", description = "Mails in a second; default ${DEFAULT-VALUE}.")
    private int rate = 20;

    @Option(names = "--seconds", defaultValue = "30", description = "For how long; default ${DEFAULT-VALUE}.")
    private int seconds = 30;

    /** When each customer's mail was accepted. */
    private final Map<String, Long> waiting = new ConcurrentHashMap<>();
    private final List<Long> taken = new ArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();

    public static void main(String... arguments) {
        System.exit(new CommandLine(new ReceiveMails()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        helpdesk.refresh();
        var begun = System.nanoTime();
        var end = begun + Duration.ofSeconds(seconds).toNanos() + PATIENCE_NANOS;
        try (var threads = Executors.newScheduledThreadPool(4, Thread.ofVirtual().factory())) {
            for (var number = 0; number < rate * seconds; number++) {
                var ignored = threads.schedule(() -> Thread.startVirtualThread(this::send), number * 1000L / rate,
                        TimeUnit.MILLISECONDS);
            }
            while (taken.size() + refused.get() < rate * seconds && System.nanoTime() < end) {
                Thread.sleep(LOOK_AGAIN_MILLIS);
                look();
            }
            threads.shutdownNow();
        }
        // A mail of which nothing was heard at all is lost as well.
        var never = rate * seconds - taken.size();
        var latencies = new Latencies(LongStream.concat(taken.stream().mapToLong(Long::longValue),
                LongStream.generate(() -> PATIENCE_NANOS).limit(never)).toArray(),
                Duration.ofNanos(System.nanoTime() - begun));
        System.out.printf("%d mails/s: %s, %d lost%n", rate, latencies, never);
        return goals(latencies, never).tell();
    }

    static Goals goals(Latencies latencies, long lost) {
        return new Goals().failed(lost).below("p99 from the mailbox to a visible ticket",
                latencies.percentile(P99).toMillis(), MOST_MILLIS, "ms");
    }

    private void send() {
        var customer = "m" + UUID.randomUUID() + CUSTOMERS;
        try {
            send(customer);
            waiting.put(customer, System.nanoTime());
        } catch (IOException failure) {
            refused.incrementAndGet();
            System.err.println(failure.getMessage());
        }
    }

    /** Which of the newest tickets are those of mails that were sent. */
    private void look() throws IOException, InterruptedException {
        var newest = helpdesk.newest();
        var now = System.nanoTime();
        CUSTOMER.matcher(newest).results().map(MatchResult::group).map(waiting::remove).filter(Objects::nonNull)
                .forEach(sent -> taken.add(now - sent));
    }

    /** One mail, one connection: what a mail server at the edge does. */
    private void send(String customer) throws IOException {
        try (var socket = new Socket("127.0.0.1", smtpPort);
                var in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            expect(in);
            for (var line : new String[]{"EHLO benchmark", "MAIL FROM:<" + customer + ">", "RCPT TO:<" + mailbox + ">",
                "DATA", mail(customer) + "\r\n.", "QUIT"}) {
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
                expect(in);
            }
        }
    }

    private static void expect(BufferedReader in) throws IOException {
        var line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        if (line == null || line.charAt(0) > '3') {
            throw new IOException("The mail server refused: " + line);
        }
    }

    private String mail(String customer) {
        return String.join("\r\n", "From: " + customer, "To: " + mailbox, "Message-ID: <" + UUID.randomUUID()
                + "@client.example>", "Subject: Card refused", "", "My card is refused, and I do not know why.");
    }
}
