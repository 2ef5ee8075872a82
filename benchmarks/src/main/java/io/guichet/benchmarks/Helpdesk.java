package io.guichet.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** A stack that runs, called as its demo client and as its administrator. */
final class Helpdesk {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    @Option(names = "--tickets", defaultValue = "http://127.0.0.1:8081/api/v1", description = "ticket-service; default ${DEFAULT-VALUE}.")
    private String tickets = "";

    @Option(names = "--routing", defaultValue = "http://127.0.0.1:8082/api/v1", description = "routing-service; default ${DEFAULT-VALUE}.")
    private String routing = "";

    @Option(names = "--kafka", defaultValue = "127.0.0.1:9092", description = "Default ${DEFAULT-VALUE}.")
    private String kafka = "";

    @Option(names = "--guichet", defaultValue = "../guichet", description = "The command that gives tokens; default ${DEFAULT-VALUE}.")
    private String guichet = "";

    @Option(names = "--data", description = "The stack's data directory, where it is not the usual one.")
    private @Nullable String data;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile String client = "";
    private volatile String administrator = "";

    /** Tokens live for two minutes: to be called before each part of a measurement, and not within. */
    void refresh() throws IOException, InterruptedException {
        client = token("--client");
        administrator = token("--profile", "administrator");
    }

    String kafka() {
        return kafka;
    }

    /** Opens a ticket, as the client. */
    HttpResponse<String> open(String ticket) throws IOException, InterruptedException {
        return send(client, "POST", tickets + "/tickets", ticket);
    }

    /** Whether a ticket is shown, to the client. */
    boolean shows(String id) throws IOException, InterruptedException {
        return send(client, "GET", tickets + "/tickets/" + id, "").statusCode() == OK;
    }

    /** A page of the tickets that were opened last, to the client, whose token lives for two minutes only. */
    String newest() throws IOException, InterruptedException {
        var path = tickets + "/tickets?order=-createdAt&limit=100";
        var answer = send(client, "GET", path, "");
        if (answer.statusCode() == UNAUTHORIZED) {
            refresh();
            answer = send(client, "GET", path, "");
        }
        if (answer.statusCode() != OK) {
            throw new IllegalStateException(path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** What the stack says of its parts. */
    Status status() throws IOException, InterruptedException {
        return Status.of(said("status"));
    }

    /** Asks for a job of ticket-service, as the client; the answer. */
    String job(String method, String path, String type, String body) throws IOException, InterruptedException {
        var answer = http.send(HttpRequest.newBuilder(URI.create(tickets + "/jobs" + path)).timeout(PATIENCE)
                .header("Authorization", "Bearer " + client).header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** Ends a ticket, as the client; whether that was so. */
    boolean close(String id) throws IOException, InterruptedException {
        return send(client, "PUT", tickets + "/tickets/" + id + "/closure", "").statusCode() / 100 == 2;
    }

    /** Describes something to routing, as the administrator. */
    void put(String path, String body) throws IOException, InterruptedException {
        var answer = send(administrator, "PUT", routing + path, body);
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    /** Makes an organisation to which everybody belongs who writes from the domain. */
    void claim(String domain) throws IOException, InterruptedException {
        var answer = send(administrator, "POST", tickets + "/organizations", """
                {"name": "%1$s", "domains": ["%1$s"]}""".formatted(domain));
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(domain + " was answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    /** Asks routing, as the administrator. */
    String get(String path) throws IOException, InterruptedException {
        return send(administrator, "GET", routing + path, "").body();
    }

    private HttpResponse<String> send(String bearer, String method, String address, String body)
            throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE)
                .header("Authorization", "Bearer " + bearer).header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String token(String... options) throws IOException, InterruptedException {
        return said(Stream.concat(Stream.of("token"), Stream.of(options)).toArray(String[]::new)).strip();
    }

    private String said(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(guichet));
        command.addAll(List.of(words));
        if (data != null) {
            command.addAll(List.of("--data", data));
        }
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("No answer from " + command);
        }
        return said;
    }
}
