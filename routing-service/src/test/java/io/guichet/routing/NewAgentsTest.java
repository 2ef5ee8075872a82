package io.guichet.routing;

import static io.guichet.routing.Organisation.administrator;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Whoever takes people in is told which of them is described wrongly, and where. */
@QuarkusTest
class NewAgentsTest {

    private final Organisation organisation = new Organisation();

    @BeforeEach
    void a_department() {
        organisation.group("all", "MANUAL");
    }

    @Test
    void what_is_wrong_with_one_is_told_where_it_stands() {
        post(agent(Map.of("email", "nora"))).statusCode(400).body("errors[0].pointer", equalTo("/email"));
        post(agent(Map.of("groups", List.of(" ")))).statusCode(400).body("errors[0].pointer", equalTo("/groups/0"));
        post(agent(Map.of("departement", "x"))).statusCode(400).body("errors[0].pointer", equalTo("/departement"));
        post(agent(Map.of("profile", "nothing"))).statusCode(422).body("errors[0].pointer", equalTo("/profile"));
    }

    @Test
    void what_is_wrong_with_one_of_many_is_told_with_their_place() {
        var right = agent(Map.of());
        post(List.of(right, agent(Map.of("email", "nora", "capacity", -1)))).statusCode(400)
                .body("errors", hasSize(2)).body("errors[0].pointer", equalTo("/1/capacity"))
                .body("errors[1].pointer", equalTo("/1/email"));
        post(List.of(right, agent(Map.of("departement", "x")))).statusCode(400)
                .body("errors[0].pointer", equalTo("/1/departement"));
        post(List.of(right, agent(Map.of("capacity", "many")))).statusCode(400)
                .body("errors[0].pointer", equalTo("/1/capacity"));
        post(List.of(right, agent(Map.of("profile", "nothing")))).statusCode(422)
                .body("errors[0].pointer", equalTo("/1/profile"));
        post(List.of(right, agent(Map.of("email", right.get("email"))))).statusCode(409)
                .body("errors[0].pointer", equalTo("/1/email"));
        post(List.of()).statusCode(400);
        post(List.of(right)).statusCode(201);
    }

    private Map<String, Object> agent(Map<String, Object> more) {
        var id = UUID.randomUUID();
        var body = new HashMap<>(organisation.agentBody(id, "Nora", more));
        body.put("id", id);
        return body;
    }

    private static ValidatableResponse post(Object body) {
        return administrator().body(body).post("/api/v1/agents").then();
    }
}
