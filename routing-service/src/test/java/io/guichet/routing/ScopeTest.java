package io.guichet.routing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.guichet.http.directory.Directory;
import io.guichet.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Who sees a ticket elsewhere is told here why it went where it went, and nobody else is. */
@QuarkusTest
class ScopeTest {

    @Inject
    Wire wire;
    @Inject
    Directory directory;

    private final Organisation organisation = new Organisation();
    private final Organisation elsewhere = new Organisation();

    @Test
    void whoever_looks_after_the_customer_is_told_and_nobody_who_looks_after_others() {
        var profile = "accounts-" + elsewhere.department;
        Organisation.administrator().body(Map.of("name", "Accounts", "reach", "ACCOUNTS", "permissions",
                List.of("ticket:read", "routing:explain"))).put("/api/v1/profiles/{key}", profile).then()
                .statusCode(201);
        var ann = elsewhere.agent("Ann", 20);
        var bob = elsewhere.agent("Bob", 20);
        elsewhere.change(ann, "Ann", Map.of("profile", profile));
        elsewhere.change(bob, "Bob", Map.of("profile", profile));
        var ticket = new ATicket(organisation.department).of(organisation.group("first", "MANUAL")).lookedAfterBy(ann);

        wire.tell(ticket.open("Bonjour"));
        wire.awaitQueued(ticket.id);

        awaitSeen(ann, ticket);
        awaitKnown(bob);
        explained(bob, ticket, 404);
    }

    @Test
    void whoever_was_brought_in_is_told_and_asks_the_second_line() {
        var second = organisation.group("second", "MANUAL");
        var group = organisation.group("first", "MANUAL", Map.of("secondLine", second));
        var eva = elsewhere.agent("Eva", 20);
        var stranger = elsewhere.agent("Zoe", 20);
        var ticket = new ATicket(organisation.department).of(group).with(eva);

        wire.tell(ticket.open("Bonjour"));
        wire.awaitQueued(ticket.id);

        awaitSeen(eva, ticket);
        awaitKnown(stranger);
        explained(stranger, ticket, 404);
        as(eva).body(Map.of("note", "The logs show a timeout"))
                .post("/api/v1/tickets/{id}/routing/second-line", ticket.id).then().statusCode(202)
                .body("group", equalTo(second));
    }

    @Test
    void whoever_is_no_longer_in_it_is_told_nothing_any_more() {
        var eva = elsewhere.agent("Eva", 20);
        var ticket = new ATicket(organisation.department).of(organisation.group("first", "MANUAL")).with(eva);
        wire.tell(ticket.open("Bonjour"));
        awaitSeen(eva, ticket);

        wire.tell(ticket.with(UUID.randomUUID()).retitle("Une autre question"));

        await().atMost(Wire.PATIENCE).untilAsserted(() -> explained(eva, ticket, 404));
    }

    /** Over the topic, as in every service. */
    private void awaitKnown(UUID agent) {
        await().atMost(Wire.PATIENCE).until(() -> directory.agent(agent).isPresent());
    }

    private void awaitSeen(UUID agent, ATicket ticket) {
        awaitKnown(agent);
        await().atMost(Wire.PATIENCE).untilAsserted(() -> explained(agent, ticket, 200));
    }

    private static void explained(UUID agent, ATicket ticket, int status) {
        as(agent).get("/api/v1/tickets/{id}/routing", ticket.id).then().statusCode(status);
    }

    private static RequestSpecification as(UUID agent) {
        return given().auth().oauth2(Tokens.person(agent, agent + "@demo.guichet.example", "Ann"))
                .contentType(ContentType.JSON);
    }
}
