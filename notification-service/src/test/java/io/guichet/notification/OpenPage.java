package io.guichet.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.restassured.RestAssured;

/** A page that follows the live stream. */
final class OpenPage implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final int status;
    private volatile boolean ended;

    /** What came; a comment has no name. */
    record Event(@Nullable String name, @Nullable String id, String data) {}

    OpenPage(String token, @Nullable String resume) {
        var request = HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + "/api/v1/notifications/stream"))
                .header("Authorization", "Bearer " + token).header("Accept", "text/event-stream");
        if (resume != null) {
            request.header("Last-Event-ID", resume);
        }
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
            status = answer.statusCode();
            Thread.ofVirtual().start(() -> read(answer.body()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A page that is being shown what happens. */
    static OpenPage of(String token) {
        var page = new OpenPage(token, null);
        Awaitility.await().atMost(PATIENCE).until(() -> !page.events.isEmpty());
        return page;
    }

    int status() {
        return status;
    }

    boolean ended() {
        return ended;
    }

    List<Event> named(String name) {
        return events.stream().filter(event -> name.equals(event.name())).toList();
    }

    @CanIgnoreReturnValue
    List<Event> await(int count, String name) {
        return Awaitility.await().atMost(PATIENCE).until(() -> named(name), found -> found.size() >= count);
    }

    /** Until it has been shown nothing for this many beats. */
    void awaitBeats(int count) {
        var before = beats();
        Awaitility.await().atMost(PATIENCE).until(() -> beats() >= before + count);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private long beats() {
        return events.stream().filter(event -> event.name() == null).count();
    }

    private void read(Stream<String> lines) {
        var reading = new Reading();
        try {
            lines.forEach(line -> reading.take(line, events));
        } catch (UncheckedIOException closed) {
            // The page was closed, or the service ended.
        }
        ended = true;
    }

    private static final class Reading {
        private @Nullable String name;
        private @Nullable String id;
        private String data = "";

        void take(String line, List<Event> events) {
            if (line.startsWith("event:")) {
                name = line.substring(6).strip();
            } else if (line.startsWith("id:")) {
                id = line.substring(3).strip();
            } else if (line.startsWith("data:")) {
                data += line.substring(5).strip();
            } else if (line.isEmpty()) {
                events.add(new Event(name, id, data));
                name = null;
                id = null;
                data = "";
            }
        }
    }
}
