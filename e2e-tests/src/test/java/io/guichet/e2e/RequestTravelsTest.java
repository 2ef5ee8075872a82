package io.guichet.e2e;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** One request from a client through all services, and back to the customer's mail program. */
class RequestTravelsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Installation guichet = Installation.shared();
    private final Mail mail = guichet.mail();

    @Test
    void a_client_opens_the_same_ticket_once_however_often_it_asks() {
        var request = Map.of("subject", "Import of contacts fails", "text", "The file is refused at line 3.",
                "department", "support-en", "contact", Map.of("email", "api@customer.example", "name", "Ann Api"));

        var first = post(request).statusCode(201).header("Location", notNullValue()).extract().jsonPath();
        post(request).statusCode(201).body("id", equalTo(first.getString("id")));

        await().atMost(PATIENCE).untilAsserted(() -> guichet.as("alice").get("/tickets/" + first.getString("id"))
                .then().body("assignee.id", notNullValue()).body("sla.resolutionDue", notNullValue()));
        await().atMost(PATIENCE).until(() -> mail.inbox("api@customer.example").size() == 1);
    }

    private ValidatableResponse post(Map<String, Object> request) {
        return guichet.asClient("guichet-demo").contentType(ContentType.JSON)
                .header("Idempotency-Key", "import-of-contacts").body(request).post("/tickets").then();
    }
}
