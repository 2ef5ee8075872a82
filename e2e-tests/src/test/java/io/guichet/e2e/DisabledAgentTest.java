package io.guichet.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.restassured.specification.RequestSpecification;

/** Whoever is disabled in the directory is out: what they have open ends, and they do not come in again. */
class DisabledAgentTest {

    /** What is promised; well before the token of a session expires or is refreshed, by which both would end as well. */
    private static final Duration AT_ONCE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration UNHURRIED = Duration.ofSeconds(2);
    private static final HttpClient PAGE = HttpClient.newHttpClient();
    private static final String DISABLEMENT = "/agents/00000000-0000-7000-8000-000000000005/disablement";

    private final Installation guichet = Installation.shared();

    @Test
    void the_session_and_the_stream_of_somebody_who_is_disabled_end() throws Exception {
        var session = SignIn.of(guichet.url(), "emma");
        visitor(session).get("/api/v1/me").then().statusCode(200);
        visitor(session).get("/session").then().body("signedIn", equalTo(true));
        var stream = follow(session);
        assertThat(stream).isNotDone();

        guichet.as("alice").put(DISABLEMENT).then().statusCode(200);

        try {
            await().atMost(AT_ONCE).untilAsserted(() -> {
                assertThat(stream).isCompleted();
                visitor(session).get("/api/v1/me").then().statusCode(401)
                        .body("type", equalTo("urn:guichet:problem:not-signed-in"));
            });
            visitor(session).get("/session").then().statusCode(200).body("signedIn", equalTo(false));
            assertThatThrownBy(() -> guichet.as("emma")).hasMessageContaining("No token");
        } finally {
            letInAgain();
        }
    }

    private void letInAgain() {
        guichet.as("alice").delete(DISABLEMENT).then().statusCode(200);
        // Who fails to sign in twice within a second is taken for a machine that guesses.
        await().pollDelay(UNHURRIED).pollInterval(UNHURRIED).atMost(PATIENCE)
                .untilAsserted(() -> guichet.as("emma").get("/me").then().statusCode(200));
    }

    /** A page of ours that was opened with the cookie. */
    private RequestSpecification visitor(String session) {
        return given().baseUri(guichet.url()).cookie(SignIn.COOKIE, session);
    }

    /** Opens the stream; completes when its end has been read, and fails when it is cut off. */
    private CompletableFuture<Void> follow(String session) throws Exception {
        var stream = PAGE.send(HttpRequest.newBuilder(URI.create(guichet.url() + "/api/v1/notifications/stream"))
                .header("Cookie", SignIn.COOKIE + "=" + session).header("Accept", "text/event-stream").build(),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.headers().firstValue("Content-Type")).hasValueSatisfying(
                type -> assertThat(type).startsWith("text/event-stream"));
        return CompletableFuture.runAsync(() -> readToTheEnd(stream.body()));
    }

    private static void readToTheEnd(InputStream stream) {
        try (stream) {
            var ignored = stream.transferTo(OutputStream.nullOutputStream());
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }
}
