package io.guichet.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long it takes from the answer to an opened ticket until an agent has it, at a fixed rate; and how fast a backlog is
 * given out once somebody comes.
 */
@Command(name = "assignments", mixinStandardHelpOptions = true, description = "Measures assignment on a stack that runs.")
final class Assignments implements Callable<Integer> {

    private static final int CAPACITY = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");

    @Option(names = "--tickets", defaultValue = "http://127.0.0.1:8081/api/v1", description = "ticket-service; default ${DEFAULT-VALUE}.")
    private String tickets = "";

    @Option(names = "--routing", defaultValue = "http://127.0.0.1:8082/api/v1", description = "routing-service; default ${DEFAULT-VALUE}.")
    private String routing = "";

    @Option(names = "--kafka", defaultValue = "127.0.0.1:9092", description = "Default ${DEFAULT-VALUE}.")
    private String kafka = "";

    @Option(names = "--token", required = true, description = "Opens tickets: $(./guichet token --client)")
    private String token = "";

    @Option(names = "--setup-token", required = true, description = "Makes the groups: an administrator's, $(./guichet token)")
    private String setupToken = "";

    @Option(names = "--rate", defaultValue = "50", description = "Tickets a second; default ${DEFAULT-VALUE}.")
    private int rate = 50;

    @Option(names = "--seconds", defaultValue = "60", description = "For how long; default ${DEFAULT-VALUE}.")
    private int seconds = 60;

    @Option(names = "--backlog", defaultValue = "0", description = "Instead: tickets that wait before somebody comes.")
    private int backlog;

    @Option(names = "--groups", defaultValue = "1", description = "Among how many groups; default ${DEFAULT-VALUE}.")
    private int groups = 1;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<UUID, Long> opened = new ConcurrentHashMap<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final String run = "bench-" + Long.toString(System.nanoTime(), 36);

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Assignments()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        organise();
        try (var watch = new AssignmentWatch(kafka)) {
            if (backlog > 0) {
                catchUp(watch);
            } else {
                come();
                open(rate, rate * seconds);
                awaitAll(watch);
                System.out.printf("%d tickets/s for %d s: %s, %d failed%n", rate, seconds, latencies(watch),
                        failed.get());
            }
        }
        return failed.get() == 0 ? 0 : 1;
    }

    private void catchUp(AssignmentWatch watch) throws Exception {
        open(200, backlog);
        come();
        awaitAll(watch);
        var first = watch.assigned().values().stream().mapToLong(Long::longValue).min().orElseThrow();
        var last = watch.assigned().values().stream().mapToLong(Long::longValue).max().orElseThrow();
        System.out.printf("%d groups, a backlog of %d: %.0f assignments/s, %d failed%n", groups, backlog,
                backlog / ((last - first) / 1e9), failed.get());
    }

    private void organise() throws IOException, InterruptedException {
        put("/departments/" + run, """
                {"name": "Benchmark", "language": "en", "supportAddress": "%s@demo.example"}""".formatted(run));
        for (var group = 0; group < groups; group++) {
            put("/groups/" + group(group), """
                    {"name": "Benchmark", "department": "%s", "strategy": "ROUND_ROBIN", "languageUse": "IGNORED"}"""
                    .formatted(run));
            put("/routing/rules/" + UUID.randomUUID(), """
                    {"name": "%1$s", "position": 1, "department": "%2$s", "condition": "'%1$s' in ticket.tags",
                     "group": "%1$s"}""".formatted(group(group), run));
            for (var agent = 0; agent < 10; agent++) {
                var id = new UUID(run.hashCode(), group * 100L + agent);
                put("/agents/" + id, """
                        {"name": "Agent", "email": "%s@demo.example", "profile": "agent", "departments": ["%s"],
                         "groups": ["%s"], "capacity": %d}""".formatted(id, run, group(group), CAPACITY));
            }
        }
    }

    private void come() throws IOException, InterruptedException {
        for (var group = 0; group < groups; group++) {
            for (var agent = 0; agent < 10; agent++) {
                put("/agents/" + new UUID(run.hashCode(), group * 100L + agent) + "/presence",
                        "{\"presence\": \"ONLINE\"}");
            }
        }
    }

    private String group(int number) {
        return run + "-" + number;
    }

    /** At a fixed rate, whether the answers come or not. */
    private void open(int perSecond, int count) throws InterruptedException {
        var begun = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, count).forEach(number -> {
                LockSupport.parkNanos(begun + number * 1_000_000_000L / perSecond - System.nanoTime());
                threads.execute(() -> post(group(number % groups)));
            });
            threads.shutdown();
            if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("The last requests got no answer");
            }
        }
    }

    private void post(String group) {
        try {
            var answer = send(HttpRequest.newBuilder(URI.create(tickets + "/tickets")), token, "POST", """
                    {"subject": "Benchmark", "text": "Please help.", "department": "%s", "tags": ["%s"],
                     "contact": {"email": "%s@customer.example"}}""".formatted(run, group, UUID.randomUUID()));
            var id = ID.matcher(answer.body());
            if (answer.statusCode() == 201 && id.find()) {
                opened.put(UUID.fromString(id.group(1)), System.nanoTime());
            } else {
                failed.incrementAndGet();
            }
        } catch (IOException failure) {
            failed.incrementAndGet();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitAll(AssignmentWatch watch) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!watch.assigned().keySet().containsAll(opened.keySet()) && System.nanoTime() < until) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** An assignment that was heard of before the answer took no time. */
    private Latencies latencies(AssignmentWatch watch) {
        return new Latencies(opened.entrySet().stream().filter(one -> watch.assigned().containsKey(one.getKey()))
                .mapToLong(
                        one -> Math.max(0, Objects.requireNonNull(watch.assigned().get(one.getKey())) - one.getValue()))
                .toArray(),
                Duration.ofSeconds(seconds));
    }

    private void put(String path, String body) throws IOException, InterruptedException {
        var status = send(HttpRequest.newBuilder(URI.create(routing + path)), setupToken, "PUT", body).statusCode();
        if (status / 100 != 2) {
            throw new IllegalStateException(path + " was answered " + status);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String bearer, String method, String body)
            throws IOException, InterruptedException {
        return http.send(request.header("Authorization", "Bearer " + bearer).header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20)).method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
