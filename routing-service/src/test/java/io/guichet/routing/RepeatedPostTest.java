package io.guichet.routing;

import static io.guichet.routing.Organisation.administrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** A POST with a key that was used before gives the first answer, whatever has happened since. */
@QuarkusTest
class RepeatedPostTest {

    @Inject
    Wire wire;

    private final Organisation organisation = new Organisation();
    private final String key = UUID.randomUUID().toString();
    private String group = "";

    @BeforeEach
    void a_group() {
        group = organisation.group("all", "LEAST_LOADED");
    }

    @Test
    void a_simulation_is_answered_as_before() {
        Map<String, Object> ticket = Map.of("subject", "Une question", "department", organisation.department);
        var first = post("/routing:simulate", ticket);
        first.then().statusCode(200).body("outcome", equalTo("QUEUED"));

        organisation.online("Ann", 20, group);

        assertThat(post("/routing:simulate", ticket).asString()).isEqualTo(first.asString());
        post("/routing:simulate", with(ticket, "subject", "Une autre")).then().statusCode(422);
    }

    @Test
    void the_trial_of_a_rule_is_answered_as_before() {
        Map<String, Object> trial = Map.of("rule", Map.of("name", "tried", "position", 1, "department",
                organisation.department, "condition", "", "group", group));
        var first = post("/routing/rules:test", trial);
        first.then().statusCode(200).body("tried", equalTo(0));

        open();

        assertThat(post("/routing/rules:test", trial).asString()).isEqualTo(first.asString());
        post("/routing/rules:test", with(trial, "tickets", 5)).then().statusCode(422);
    }

    @Test
    void a_rebuild_is_answered_as_before() {
        var first = post("/routing/ledger:rebuild", Map.of());
        first.then().statusCode(200);

        open();

        assertThat(post("/routing/ledger:rebuild", Map.of()).asString()).isEqualTo(first.asString());
    }

    private void open() {
        var ticket = new ATicket(organisation.department).from(UUID.randomUUID());
        wire.tell(ticket.open("Bonjour"));
        wire.awaitQueued(ticket.id);
    }

    private Response post(String path, Map<String, Object> body) {
        return administrator().urlEncodingEnabled(false).header("Idempotency-Key", key).body(body)
                .post("/api/v1" + path);
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        var more = new HashMap<>(body);
        more.put(field, value);
        return more;
    }
}
