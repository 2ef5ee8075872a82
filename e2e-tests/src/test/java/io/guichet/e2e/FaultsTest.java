package io.guichet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.restassured.http.ContentType;

/** Any service may be killed at any instant: nothing is lost, nothing is done twice. */
class FaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    // What was being sent when its service was killed is taken up again when its lease of two minutes ends.
    private static final Duration LEASE_AND_MORE = Duration.ofMinutes(4);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int BURST = 30;

    private final Installation guichet = Installation.shared();

    @Test
    void a_warning_and_a_breach_that_fall_into_an_outage_fire_once_and_say_that_they_are_late() {
        promiseWithinSeconds("Slow clock story", "slow-clock-story", 15);
        var id = Objects.requireNonNull(open("slow-clock", List.of("slow-clock-story")));
        await().atMost(PATIENCE).until(() -> due(id) != null);

        guichet.kill("sla");
        var due = Instant.parse(String.valueOf(due(id)));
        await().atMost(PATIENCE).until(() -> Instant.now().isAfter(due.plusSeconds(6)));
        guichet.restart("sla");

        await().atMost(PATIENCE).untilAsserted(() -> guichet.as("alice").get("/tickets/" + id + "/sla").then()
                .body("targets.find { it.kind == 'FIRST_RESPONSE' }.state", equalTo("BREACHED")));
        answer(id);
        // Whatever was told of this ticket before is told by now.
        await().atMost(PATIENCE).pollInterval(POLL)
                .until(() -> Trace.of(guichet.kafka(), id).count("TargetMet") == 1);
        var trace = Trace.of(guichet.kafka(), id);
        for (var alarm : List.of("BreachApproaching", "TargetBreached")) {
            assertThat(trace.ids(alarm)).as(alarm).hasSize(1);
            assertThat(trace.payloads(alarm)).as(alarm).singleElement().asString().contains("\"late\":true");
        }
    }

    @Test
    void nobody_is_told_of_a_breach_that_was_none_because_the_answer_came_during_an_outage() {
        promiseWithinSeconds("Slow answer story", "slow-answer-story", 30);
        var id = Objects.requireNonNull(open("slow-answer", List.of("slow-answer-story")));
        await().atMost(PATIENCE).until(() -> due(id) != null);
        var due = Instant.parse(String.valueOf(due(id)));

        guichet.kill("sla");
        answer(id);
        await().atMost(PATIENCE).until(() -> Instant.now().isAfter(due.plusSeconds(2)));
        guichet.restart("sla");

        assertNoFalseAlarm(id);
    }

    @Test
    void nobody_is_told_of_a_breach_that_was_none_because_the_answer_could_not_be_sent() throws SQLException {
        promiseWithinSeconds("Unsent answer story", "unsent-answer-story", 40);
        var id = Objects.requireNonNull(open("unsent-answer", List.of("unsent-answer-story")));
        await().atMost(PATIENCE).until(() -> due(id) != null);
        var due = Instant.parse(String.valueOf(due(id)));

        guichet.kill("ticket");
        var database = guichet.database("ticket");
        try (var other = DriverManager.getConnection("jdbc:" + database.url(), database.user(), database.password());
                var statement = other.createStatement()) {
            // The replica that holds this lock sends what waits: none does.
            statement.execute("select pg_advisory_lock(7310316370)");
            guichet.restart("ticket");
            await().atMost(PATIENCE).pollInterval(POLL).untilAsserted(() -> answer(id));
            await().atMost(PATIENCE).until(() -> Instant.now().isAfter(due.plusSeconds(5)));
        }

        assertNoFalseAlarm(id);
    }

    private void assertNoFalseAlarm(String id) {
        await().atMost(PATIENCE).pollInterval(POLL)
                .until(() -> Trace.of(guichet.kafka(), id).count("TargetMet") == 1);
        await().atMost(PATIENCE).untilAsserted(() -> guichet.as("alice").get("/tickets/" + id + "/sla").then()
                .body("targets.find { it.kind == 'FIRST_RESPONSE' }.state", equalTo("MET")));
        var trace = Trace.of(guichet.kafka(), id);
        assertThat(trace.ids("BreachApproaching")).isEmpty();
        assertThat(trace.ids("TargetBreached")).isEmpty();
    }

    @Test
    void services_killed_in_the_middle_of_a_burst_lose_nothing_and_do_nothing_twice() {
        var opened = new ConcurrentHashMap<Integer, String>();
        try (var clients = Executors.newFixedThreadPool(4)) {
            IntStream.range(0, BURST).forEach(i -> clients.execute(() -> opened.put(i, insist("burst-" + i))));
            await().atMost(PATIENCE).until(() -> opened.size() >= 8);
            List.of("ticket", "routing", "notification").forEach(guichet::kill);
            List.of("ticket", "routing", "notification").forEach(guichet::restart);
        }
        assertThat(opened.values()).hasSize(BURST).doesNotHaveDuplicates();

        await().atMost(LEASE_AND_MORE).pollInterval(POLL).untilAsserted(() -> doneOnce(opened));
        // Whoever does something a second time has done so before somebody who came later is answered.
        var _ = insist("after-the-burst");
        await().atMost(PATIENCE).until(() -> guichet.mail().inbox(address("after-the-burst")).size() == 1);
        doneOnce(opened);
    }

    private void doneOnce(Map<Integer, String> opened) {
        var all = Trace.all(guichet.kafka());
        opened.forEach((i, id) -> {
            var trace = all.about(id);
            assertThat(trace.ids("TicketOpened")).hasSize(1);
            assertThat(trace.ids("AgentAssigned").size() + trace.ids("TicketQueued").size()).isPositive();
            assertThat(trace.ids("AssigneeChanged")).hasSameSizeAs(trace.ids("AgentAssigned"));
            assertThat(trace.payloads("MailSent")).filteredOn(sent -> sent.contains(address("burst-" + i))).hasSize(1);
            // Killed between the server's answer and the record, a mail goes out again, as the same mail.
            assertThat(guichet.mail().inbox(address("burst-" + i)).stream().map(Mail.Received::messageId)
                    .collect(Collectors.toSet())).hasSize(1);
        });
    }

    private void promiseWithinSeconds(String name, String tag, int seconds) {
        guichet.asClient("guichet-setup").contentType(ContentType.JSON).body(Map.of(
                "name", name, "position", 0, "condition", "'%s' in ticket.tags".formatted(tag),
                "targets", Map.of("NORMAL", Map.of("firstResponse",
                        Map.of("duration", "PT%dS".formatted(seconds), "business", false)))))
                .post("/sla-policies").then().statusCode(201);
    }

    private void answer(String id) {
        guichet.as("alice").contentType(ContentType.JSON).body(Map.of("kind", "REPLY", "text", "Here we are."))
                .post("/tickets/" + id + "/messages").then().statusCode(201);
    }

    /** Asks until there is an answer, as a client with a key may. */
    private String insist(String name) {
        return await().atMost(PATIENCE).pollInterval(POLL).until(() -> open(name, List.of()), Objects::nonNull);
    }

    /** The ticket's id; none when nobody answers just now. */
    private @Nullable String open(String name, List<String> tags) {
        var answer = guichet.asClient("guichet-demo").contentType(ContentType.JSON).header("Idempotency-Key", name)
                .body(Map.of("subject", name, "text", "Please help.", "department", "support-en", "tags", tags,
                        "contact", Map.of("email", address(name))))
                .post("/tickets");
        return answer.statusCode() == 201 ? answer.path("id") : null;
    }

    private static String address(String name) {
        return name + "@customer.example";
    }

    private @Nullable Object due(String id) {
        return guichet.as("alice").get("/tickets/" + id).then().extract().path("sla.firstResponseDue");
    }
}
