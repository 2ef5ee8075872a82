package io.guichet.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Opens tickets by the API with a number of clients, each sending its next request when it has its answer. */
@Command(name = "open-tickets", mixinStandardHelpOptions = true, description = "Opens tickets as fast as the answers come.")
final class OpenTickets implements Callable<Integer> {

    private static final int CREATED = 201;
    private static final String LETTER = "I was charged twice for my last order and would like one payment back. ";

    @Option(names = "--url", defaultValue = "http://127.0.0.1:8081/api/v1/tickets", description = "Where to post; default ${DEFAULT-VALUE}, ticket-service itself.")
    private URI url = URI.create("http://127.0.0.1:8081/api/v1/tickets");

    @Option(names = "--token", required = true, description = "An access token: $(./guichet token --client)")
    private String token = "";

    @Option(names = "--clients", defaultValue = "8", description = "How many at once; default ${DEFAULT-VALUE}.")
    private int clients = 8;

    @Option(names = "--seconds", defaultValue = "20", description = "For how long; default ${DEFAULT-VALUE}.")
    private int seconds = 20;

    @Option(names = "--warm-up", defaultValue = "10", description = "Seconds before that; default ${DEFAULT-VALUE}.")
    private int warmUp = 10;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger failures = new AtomicInteger();

    public static void main(String... arguments) {
        System.exit(new CommandLine(new OpenTickets()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var ignored = run(Duration.ofSeconds(warmUp));
        failures.set(0);
        System.out.printf("%d clients: %s, %d failed%n", clients, run(Duration.ofSeconds(seconds)), failures.get());
        return failures.get() == 0 ? 0 : 1;
    }

    private Latencies run(Duration howLong) throws InterruptedException {
        var taken = new ConcurrentLinkedQueue<Long>();
        var begun = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, clients).forEach(client -> threads.execute(
                    () -> keepPosting(begun + howLong.toNanos(), taken)));
            threads.shutdown();
            if (!threads.awaitTermination(howLong.toSeconds() + 60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The last requests got no answer within a minute");
            }
        }
        return new Latencies(taken.stream().mapToLong(Long::longValue).toArray(),
                Duration.ofNanos(System.nanoTime() - begun));
    }

    private void keepPosting(long until, ConcurrentLinkedQueue<Long> taken) {
        while (System.nanoTime() < until) {
            var begun = System.nanoTime();
            if (post()) {
                taken.add(System.nanoTime() - begun);
            } else {
                failures.incrementAndGet();
            }
        }
    }

    private boolean post() {
        var request = HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofString(body()))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == CREATED;
        } catch (IOException failure) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** About a kilobyte. */
    private static String body() {
        return """
                {"subject": "Charged twice", "text": "%s", "department": "support-en",
                 "contact": {"email": "benchmark@customer.example", "name": "Ben Mark"}}
                """.formatted(String.join("", List.of(LETTER.repeat(12))));
    }
}
