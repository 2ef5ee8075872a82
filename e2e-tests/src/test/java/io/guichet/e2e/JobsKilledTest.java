package io.guichet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/** The process that works on a job is killed, with a transaction open: another goes on, and does nothing twice. */
class JobsKilledTest {

    private static final String NDJSON = "application/x-ndjson";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    // Whoever was at the job had leased it for two minutes.
    private static final Duration LEASE_AND_MORE = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofMillis(100);
    private static final int ITEMS = 2_000;

    private final Installation guichet = Installation.shared();

    @Test
    void an_import_and_a_bulk_action_survive_that_their_service_is_killed() {
        awaitDone(imported("noted"));
        var job = imported("killed");
        String bulk = guichet.as("alice").contentType(ContentType.JSON).body(Map.of("filter",
                Map.of("field", "tags", "operator", "contains", "value", "noted"), "action",
                Map.of("note", "Seen once."))).post("/jobs").then().statusCode(202).body("total", equalTo(ITEMS))
                .extract().path("id");

        killWhileRunning(job, bulk);

        awaitDone(job);
        awaitDone(bulk);
        var tickets = exported("tickets", "killed", "subject");
        assertThat(tickets).hasSize(ITEMS);
        assertThat(tickets.values()).containsOnly(1L);
        var notes = exported("messages", "noted", "ticket", line -> "NOTE".equals(line.getString("kind")));
        assertThat(notes).hasSize(ITEMS);
        assertThat(notes.values()).containsOnly(1L);
    }

    @Test
    void a_part_of_an_import_that_is_larger_than_the_memory_ends_nothing() {
        var job = collect();
        var before = guichet.service("ticket").process().orElseThrow().pid();
        var line = line("large", 0).replace("From before", "x".repeat(20_000)) + "\n";

        part(job, 0, line.repeat(2_500)).then().statusCode(oneOf(200, 413));
        part(job, 1, line.repeat(600)).then().statusCode(200).body("total", equalTo(600));

        assertThat(guichet.service("ticket").process().orElseThrow().pid()).isEqualTo(before);
        guichet.as("alice").put("/jobs/" + job + "/cancellation").then().statusCode(200);
    }

    private void killWhileRunning(String... jobs) {
        await().atMost(PATIENCE).pollInterval(SOON).until(() -> Stream.of(jobs).allMatch(job -> done(job) > 0));
        guichet.kill("ticket");
        guichet.restart("ticket");
        for (var job : jobs) {
            await().atMost(PATIENCE).untilAsserted(() -> guichet.as("alice").get("/jobs/" + job).then()
                    .statusCode(200).body("state", equalTo("RUNNING")));
            assertThat(done(job)).isBetween(1, ITEMS - 1);
        }
    }

    /** Begins to import tickets with a tag. */
    private String imported(String tag) {
        var job = collect();
        part(job, 0, IntStream.range(0, ITEMS).mapToObj(number -> line(tag, number)).collect(Collectors.joining("\n")))
                .then().statusCode(200).body("total", equalTo(ITEMS));
        guichet.as("alice").urlEncodingEnabled(false).post("/jobs/" + job + ":start").then().statusCode(200);
        return job;
    }

    private void awaitDone(String job) {
        await().atMost(LEASE_AND_MORE).pollInterval(Duration.ofSeconds(1)).untilAsserted(
                () -> guichet.as("alice").get("/jobs/" + job).then().body("state", equalTo("DONE"))
                        .body("done", equalTo(ITEMS)).body("failed", equalTo(0)));
    }

    private int done(String job) {
        return guichet.as("alice").get("/jobs/" + job).path("done");
    }

    private String collect() {
        return guichet.as("alice").contentType(ContentType.JSON)
                .body(Map.of("of", "TICKETS", "source", "killed-job", "quiet", true)).post("/jobs/imports").then()
                .statusCode(201).extract().path("id");
    }

    private Response part(String job, int number, String lines) {
        return guichet.as("alice").contentType(NDJSON).body(lines.getBytes(StandardCharsets.UTF_8))
                .put("/jobs/" + job + "/parts/" + number);
    }

    /** Over already, so that no other service has work with it. */
    private static String line(String tag, int number) {
        return """
                {"externalId": "%s-%d", "subject": "Old %d", "text": "From before", "email": "old%d@customer.example",\
                 "department": "support-en", "tags": ["%s"], "status": "CLOSED",\
                 "createdAt": "2024-03-01T10:00:00Z", "closedAt": "2024-03-02T10:00:00Z"}"""
                .formatted(tag, number, number, number % 50, tag);
    }

    private Map<String, Long> exported(String what, String tag, String key) {
        return exported(what, tag, key, line -> true);
    }

    /** How many lines of an export there are of each value. */
    private Map<String, Long> exported(String what, String tag, String key, Function<JsonPath, Boolean> counts) {
        var filter = "{\"field\": \"tags\", \"operator\": \"contains\", \"value\": \"" + tag + "\"}";
        List<String> lines = guichet.as("alice").queryParam("filter", filter).get("/exports/" + what + ".ndjson").then()
                .statusCode(200).extract().asString().lines().toList();
        return lines.stream().map(JsonPath::from).filter(counts::apply)
                .collect(Collectors.groupingBy(line -> line.getString(key), Collectors.counting()));
    }
}
