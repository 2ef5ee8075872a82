package io.guichet.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Another product's server: it remembers what it was sent, and answers 200 unless it was told otherwise. */
public final class Receiver implements AutoCloseable {

    /** What to answer; a status below 100 is no answer at all. */
    public record Answer(int status, Map<String, String> headers, String body) {

        public static final Answer SILENCE = new Answer(0, Map.of(), "");

        public static Answer of(int status) {
            return new Answer(status, Map.of(), "");
        }
    }

    /** What was sent. */
    public record Received(String path, Map<String, List<String>> headers, String body) {

        public String header(String name) {
            return headers.entrySet().stream().filter(header -> header.getKey().equalsIgnoreCase(name)).findFirst()
                    .map(header -> header.getValue().getFirst()).orElse("");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** From the next request on, one answer after the other. */
    public void answer(String path, Answer... next) {
        answers.put(path, new ArrayDeque<>(List.of(next)));
    }

    /** Answers nothing there until that is opened. */
    public CountDownLatch hold(String path) {
        var latch = new CountDownLatch(1);
        held.put(path, latch);
        return latch;
    }

    /** In order of arrival. */
    public List<Received> received(String path) {
        return received.stream().filter(request -> request.path().equals(path)).toList();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var answer = next(path);
        received.add(new Received(path, Map.copyOf(exchange.getRequestHeaders()), body));
        if (answer.status() < 100) {
            wait(closed);
        }
        if (held.containsKey(path)) {
            wait(held.get(path));
        }
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        var content = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status() < 100 ? 500 : answer.status(),
                content.length == 0 ? -1 : content.length);
        try (var out = exchange.getResponseBody()) {
            out.write(content);
        }
    }

    private Answer next(String path) {
        var queue = answers.getOrDefault(path, new ArrayDeque<>());
        synchronized (queue) {
            var next = queue.poll();
            return next == null ? Answer.of(200) : next;
        }
    }

    private static void wait(CountDownLatch until) {
        try {
            var ignored = until.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
