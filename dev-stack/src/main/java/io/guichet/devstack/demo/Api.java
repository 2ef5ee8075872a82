package io.guichet.devstack.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;

/** Guichet's public API as one caller sees it. */
final class Api {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE).build();

    private final String base;
    private final Token token;

    /** Where an access token comes from, asked for each request. */
    interface Token {
        String current() throws IOException;
    }

    /** What the API answered. */
    record Answer(int status, JsonNode body) {

        boolean isGood() {
            return status >= 200 && status < 300;
        }

        /** The problem that it tells of, for a person. */
        String problem() {
            var detail = body.path("detail").asText(body.path("title").asText(""));
            return status + (detail.isEmpty() ? "" : " " + detail)
                    + (body.path("errors").isEmpty() ? "" : " " + body.path("errors"));
        }
    }

    /** @param base without the path, for example {@code http://127.0.0.1:8080} */
    Api(String base, Token token) {
        this.base = base;
        this.token = token;
    }

    Answer get(String path) throws IOException {
        return send(request(path).GET());
    }

    Answer put(String path, JsonNode body) throws IOException {
        return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** Changes what there is, as somebody who need not have seen it. */
    Answer change(String path, JsonNode body) throws IOException {
        return send(request(path).header("If-Match", "*").PUT(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** @param once makes a repetition harmless */
    Answer post(String path, JsonNode body, @Nullable String once) throws IOException {
        var request = request(path).POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        return send(once == null ? request : request.header("Idempotency-Key", once));
    }

    private HttpRequest.Builder request(String path) throws IOException {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE)
                .header("Authorization", "Bearer " + token.current())
                .header("Content-Type", "application/json").header("Accept", "application/json");
    }

    private static Answer send(HttpRequest.Builder request) throws IOException {
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), read(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static JsonNode read(String body) {
        try {
            return body.isBlank() ? NullNode.getInstance() : JSON.readTree(body);
        } catch (IOException _) {
            return NullNode.getInstance();
        }
    }
}
