package io.guichet.gateway.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.Test;

import io.restassured.RestAssured;

@EdgeTest
class ProxyTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void headers_of_the_request_pass_and_those_of_the_connection_do_not() {
        Person.program("shop").header("Host", "desk.example.org").header("If-Match", "\"3\"")
                .header("Idempotency-Key", "k1")
                .header("X-Forwarded-For", "1.2.3.4").header("Keep-Alive", "timeout=5").body("{}")
                .post("/api/v1/tickets").then()
                .body("headers.'if-match'", equalTo("\"3\""))
                .body("headers.'idempotency-key'", equalTo("k1"))
                .body("headers.'x-forwarded-for'", equalTo("127.0.0.1"))
                .body("headers.'keep-alive'", nullValue())
                .body("headers.host", equalTo("desk.example.org"))
                .body("body", equalTo("{}"));
    }

    @Test
    void the_trace_goes_on_in_the_service() {
        Person.program("shop").header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01").get("/api/v1/tickets")
                .then().body("headers.traceparent", startsWith("00-" + TRACE));
    }

    @Test
    void a_request_without_a_trace_begins_one() {
        Person.program("shop").get("/api/v1/tickets").then()
                .body("headers.traceparent", matchesPattern("00-[0-9a-f]{32}-[0-9a-f]{16}-00"));
    }

    @Test
    void a_trace_that_is_none_is_replaced() {
        Person.program("shop").header("traceparent", "garbage").get("/api/v1/tickets").then()
                .body("headers.traceparent", matchesPattern("00-[0-9a-f]{32}-[0-9a-f]{16}-00"));
    }

    @Test
    void the_answer_passes_as_it_is_but_for_cookies() {
        Person.program("shop").get("/api/v1/tickets/refused").then()
                .statusCode(409).contentType(Problem.MEDIA_TYPE).body("status", equalTo(409));
        Person.program("shop").delete("/api/v1/tickets/nothing").then().statusCode(204);
        Person.program("shop").get("/api/v1/tickets/cookie").then()
                .statusCode(200).header("ETag", equalTo("\"7\"")).header("Set-Cookie", nullValue());
    }

    @Test
    void what_a_service_has_compressed_is_not_touched() {
        Person.program("shop").header("Accept-Encoding", "gzip").get("/api/v1/tickets/zipped").then()
                .header("Content-Encoding", equalTo("gzip")).body(equalTo("{}"));
    }

    @Test
    void a_service_that_is_not_there_is_named() {
        Person.program("shop").get("/api/v1/articles").then()
                .statusCode(502).contentType(Problem.MEDIA_TYPE)
                .body("detail", startsWith("The kb service does not answer"));
    }

    @Test
    void a_service_that_takes_too_long_is_given_up() {
        Person.program("shop").get("/api/v1/tickets/hang").then()
                .statusCode(504).body("type", equalTo("urn:guichet:problem:timed-out"));
    }

    @Test
    void reading_is_tried_once_more_when_the_connection_breaks() {
        Person.program("shop").get("/api/v1/tickets/drop-once-1").then().statusCode(200);
        Person.program("shop").get("/api/v1/tickets/drop").then().statusCode(502);
    }

    @Test
    void what_may_have_changed_something_is_not_repeated() {
        Person.program("shop").body("{}").post("/api/v1/tickets/drop-once-2").then().statusCode(502);
    }

    @Test
    void an_answer_that_breaks_off_does_not_look_whole() {
        var request = request("/api/v1/tickets/broken-body").GET().build();

        assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString())).isInstanceOf(IOException.class);
    }

    @Test
    void a_live_stream_arrives_event_by_event_and_ends_at_the_service_when_the_client_leaves() throws Exception {
        var answer = client.send(request("/api/v1/notifications/stream").header("Accept", "text/event-stream").GET()
                .build(), BodyHandlers.ofInputStream());

        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("event: notice");
            assertThat(open()).isEqualTo(1);
            outliveTheTimeOut(lines);
        }

        await().untilAsserted(() -> assertThat(open()).isZero());
    }

    @Test
    void an_upload_streams_to_the_service_while_it_is_being_sent() throws Exception {
        var source = new PipedOutputStream();
        var sink = new PipedInputStream(source, 1 << 20);
        var request = request("/api/v1/attachments/upload").POST(BodyPublishers.ofInputStream(() -> sink)).build();

        var answer = client.sendAsync(request, BodyHandlers.ofString());
        source.write(new byte[200_000]);
        source.flush();

        await().untilAsserted(() -> Person.program("shop").get("/api/v1/attachments/received").then()
                .body("bytes", greaterThan(100_000)));
        source.write(new byte[100_000]);
        source.close();
        assertThat(answer.join().body()).isEqualTo("{\"bytes\":300000}");
    }

    // Ten events at 100 ms each: more than the second that a test gives a service to begin its answer.
    private static void outliveTheTimeOut(BufferedReader lines) throws IOException {
        for (var event = 0; event < 15; event++) {
            assertThat(lines.readLine()).isNotNull();
            assertThat(lines.readLine()).isNotNull();
        }
    }

    private static int open() {
        return Person.program("shop").get("/api/v1/notifications/streams").jsonPath().getInt("open");
    }

    private static URI gateway() {
        return URI.create("http://localhost:" + RestAssured.port);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway().resolve(path)).header("Authorization",
                "Bearer " + Person.token("shop"));
    }
}
