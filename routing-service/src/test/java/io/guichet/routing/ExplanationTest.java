package io.guichet.routing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.http.directory.Directory;
import io.guichet.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class ExplanationTest {

    @Inject
    Wire wire;

    @Inject
    Directory directory;

    private final Organisation organisation = new Organisation();

    @Test
    void every_decision_is_explained_with_the_reason_for_each_who_was_passed_over() {
        var billing = organisation.group("billing", "ROUND_ROBIN");
        organisation.rule("invoices", 1, "ticket.text.containsIgnoreCase('facture')", billing, Map.of());
        var ann = organisation.agent("Ann", 20, billing);
        var bob = organisation.agent("Bob", 20, billing);
        var ticket = new ATicket(organisation.department);
        wire.tell(ticket.open("Ma facture"));
        wire.awaitQueued(ticket.id);

        organisation.presence(ann, Presence.ONLINE);
        wire.tell(ticket.accept(wire.awaitAssigned(ticket.id)));

        Explained.awaitOutcome(ticket.id, "ASSIGNED");
        Explained.decisions(ticket.id)
                .body("decisions.outcome", contains("QUEUED", "ASSIGNED"))
                .body("decisions.trigger", contains("opened", "queue"))
                .body("decisions.rule", contains("invoices", "invoices"))
                .body("decisions.group", contains(billing, billing))
                .body("decisions[0].strategy", equalTo("ROUND_ROBIN"))
                .body("decisions[0].reason", equalTo("nobody-online"))
                .body("decisions[0].candidates.passedOver", contains("offline", "offline"))
                .body("decisions[1].agent", equalTo(ann.toString()))
                .body("decisions[1].candidates.name", containsInAnyOrder("Ann", "Bob"))
                .body("decisions[1].candidates.find { it.agent == '%s' }.passedOver".formatted(bob),
                        equalTo("offline"))
                .body("decisions[1].candidates.find { it.agent == '%s' }.passedOver".formatted(ann), nullValue());
    }

    @Test
    void a_persons_choice_is_shown_with_their_name() {
        organisation.group("all", "MANUAL");
        var ticket = new ATicket(organisation.department);
        wire.tell(ticket.open("Bonjour"));
        wire.awaitQueued(ticket.id);

        wire.tell(ticket.assignByHand(UUID.randomUUID(), "Grace Taylor"));

        Explained.awaitOutcome(ticket.id, "BY_HAND");
        Explained.decisions(ticket.id)
                .body("decisions[0].reason", equalTo("by-hand"))
                .body("decisions[1].trigger", equalTo("person"))
                .body("decisions[1].reason", equalTo("Grace Taylor"))
                .body("decisions[1].agent", equalTo(String.valueOf(ticket.assignee())));
    }

    @Test
    void a_ticket_that_no_group_can_take_says_so_and_goes_on_when_there_is_one() {
        var ticket = new ATicket(organisation.department);
        wire.tell(ticket.open("Bonjour"));
        Explained.awaitOutcome(ticket.id, "NO_GROUP");

        var ann = organisation.online("Ann", 20, organisation.group("all", "ROUND_ROBIN"));

        assertThat(wire.awaitAssigned(ticket.id).agent()).isEqualTo(ann);
    }

    @Test
    void rules_that_fail_are_named_though_the_group_was_given() {
        var billing = organisation.group("billing", "ROUND_ROBIN");
        organisation.rule("broken", 1, "int(ticket.fields.amount) > 10", billing, Map.of());

        simulate(Map.of("subject", "Une question", "department", organisation.department, "group", billing, "fields",
                Map.of("amount", "a lot"))).body("group", equalTo(billing))
                .body("failedRules.rule", contains("broken"));
    }

    @Test
    void a_simulation_names_who_would_get_the_ticket_and_that_one_gets_it() {
        var billing = organisation.group("billing", "ROUND_ROBIN");
        organisation.rule("broken", 1, "int(ticket.fields.amount) > 10", billing, Map.of());
        organisation.rule("invoices", 2, "ticket.text.containsIgnoreCase('facture')", billing, Map.of());
        organisation.online(3, 20, billing);

        var simulated = simulate(Map.of("subject", "Une question", "text", "Ma facture", "department",
                organisation.department, "language", "fr", "fields", Map.of("amount", "a lot")))
                .body("rule", equalTo("invoices")).body("group", equalTo(billing))
                .body("outcome", equalTo("PROPOSED")).body("candidates", hasSize(3))
                .body("failedRules.rule", contains("broken"))
                .extract().<String>path("agent");

        var ticket = new ATicket(organisation.department);
        wire.tell(ticket.open("Ma facture"));
        assertThat(wire.awaitAssigned(ticket.id).agent()).hasToString(simulated);
    }

    @Test
    void a_simulation_says_why_nobody_would_get_it() {
        organisation.online("Ann", 1, organisation.group("all", "LEAST_LOADED"));

        simulate(Map.of("subject", "Panne", "department", organisation.department, "priority", "URGENT"))
                .body("rule", equalTo("Default group of Support")).body("source", equalTo("FALLBACK"))
                .body("outcome", equalTo("QUEUED"))
                .body("reason", equalTo("full")).body("agent", nullValue())
                .body("candidates.passedOver", contains("full"));
    }

    @Test
    void whoever_may_not_see_the_ticket_is_told_that_there_is_none() {
        organisation.group("all", "MANUAL");
        var ticket = new ATicket(organisation.department);
        wire.tell(ticket.open("Bonjour"));
        wire.awaitQueued(ticket.id);
        var inside = organisation.agent("Inside", 20);
        var stranger = new Organisation().agent("Stranger", 20);
        await().atMost(Wire.PATIENCE).until(
                () -> directory.agent(stranger).isPresent() && directory.agent(inside).isPresent());

        explainAs(inside, ticket).statusCode(200);
        explainAs(stranger, ticket).statusCode(404).body("type", equalTo("urn:guichet:problem:not-found"));
    }

    private static ValidatableResponse explainAs(UUID agent, ATicket ticket) {
        return given().auth().oauth2(Tokens.person(agent, agent + "@demo.guichet.example", "Somebody"))
                .get("/api/v1/tickets/{id}/routing", ticket.id).then();
    }

    private static ValidatableResponse simulate(Map<String, Object> body) {
        return Organisation.administrator().urlEncodingEnabled(false).body(body).post("/api/v1/routing:simulate").then()
                .statusCode(200);
    }
}
