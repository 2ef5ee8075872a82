package io.guichet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.restassured.http.ContentType;

/** Any service may be killed at any instant: nothing is lost, nothing is done twice. */
class FaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Installation guichet = Installation.shared();

    @Test
    void a_warning_and_a_breach_that_fall_into_an_outage_fire_once_and_say_that_they_are_late() {
        promiseWithinSeconds(15);
        var id = open("Slow clock", "slow-clock@customer.example", List.of("slow-clock-story"));
        await().atMost(PATIENCE).until(() -> due(id) != null);

        guichet.kill("sla");
        var due = Instant.parse(String.valueOf(due(id)));
        await().atMost(PATIENCE).until(() -> Instant.now().isAfter(due.plusSeconds(6)));
        guichet.restart("sla");

        await().atMost(PATIENCE).untilAsserted(() -> guichet.as("alice").get("/tickets/" + id + "/sla").then()
                .body("targets.find { it.kind == 'FIRST_RESPONSE' }.state", equalTo("BREACHED")));
        await().atMost(PATIENCE).until(() -> Trace.of(guichet.kafka(), id).count("TargetBreached") == 1);
        var trace = Trace.of(guichet.kafka(), id);
        for (var alarm : List.of("BreachApproaching", "TargetBreached")) {
            assertThat(trace.payloads(alarm)).as(alarm).singleElement().asString().contains("\"late\":true");
        }
    }

    @Test
    void services_killed_in_the_middle_of_a_burst_lose_nothing_and_do_nothing_twice() {
        var opened = IntStream.range(0, 30).mapToObj(i -> {
            if (i == 10) {
                guichet.kill("routing");
                guichet.kill("notification");
            }
            return open("Burst " + i, "burst-" + i + "@customer.example", List.of());
        }).toList();
        guichet.kill("ticket");
        guichet.restart("routing");
        guichet.restart("notification");
        guichet.restart("ticket");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(IntStream.range(0, 30)
                .mapToObj(i -> guichet.mail().inbox("burst-" + i + "@customer.example").size()))
                .containsOnly(1));
        for (var id : opened) {
            var trace = Trace.of(guichet.kafka(), id);
            assertThat(trace.ids("TicketOpened")).hasSize(1);
            assertThat(trace.ids("MailSent").size()).isBetween(1, 2);
            assertThat(trace.ids("AgentAssigned").size() + trace.ids("TicketQueued").size()).isPositive();
            assertThat(trace.ids("AssigneeChanged").size()).isEqualTo(trace.ids("AgentAssigned").size());
        }
    }

    private void promiseWithinSeconds(int seconds) {
        guichet.asClient("guichet-setup").contentType(ContentType.JSON).body(Map.of(
                "name", "Slow clock story", "position", 0, "condition", "'slow-clock-story' in ticket.tags",
                "targets", Map.of("NORMAL", Map.of("firstResponse",
                        Map.of("duration", "PT%dS".formatted(seconds), "business", false)))))
                .post("/sla-policies").then().statusCode(201);
    }

    private String open(String subject, String email, List<String> tags) {
        return guichet.asClient("guichet-demo").contentType(ContentType.JSON)
                .body(Map.of("subject", subject, "text", "Please help.", "department", "support-en",
                        "tags", tags, "contact", Map.of("email", email)))
                .post("/tickets").then().statusCode(201).extract().path("id");
    }

    private @Nullable Object due(String id) {
        return guichet.as("alice").get("/tickets/" + id).then().extract().path("sla.firstResponseDue");
    }
}
