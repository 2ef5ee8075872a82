package io.guichet.routing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import java.util.UUID;

import io.guichet.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What the service says of its decisions about a ticket. */
final class Explained {

    private Explained() {}

    static ValidatableResponse decisions(UUID ticket) {
        return given().auth().oauth2(Tokens.client("guichet-demo", "tickets:read"))
                .get("/api/v1/tickets/{id}/routing", ticket).then();
    }

    /** Somebody who may change every ticket. */
    static RequestSpecification writer() {
        return given().auth().oauth2(Tokens.client("guichet-demo", "tickets:read", "tickets:write"))
                .contentType(ContentType.JSON);
    }

    static void awaitOutcome(UUID ticket, String outcome) {
        await().atMost(Wire.PATIENCE)
                .untilAsserted(() -> decisions(ticket).statusCode(200).body("decisions.outcome", hasItem(outcome)));
    }
}
