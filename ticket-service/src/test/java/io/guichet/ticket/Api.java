package io.guichet.ticket;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.hamcrest.Matcher;

import io.guichet.testing.DirectoryFixtures;
import io.guichet.testing.Tokens;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Requests to the service under test, as its callers send them. */
public final class Api {

    public static final String TICKETS = "/api/v1/tickets";
    public static final String CLAIRE = "claire@client.example";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Api() {}

    /** A request with this access token. */
    public static RequestSpecification as(String token) {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** By another product. */
    public static RequestSpecification asShop() {
        return as(Tokens.client("shop", "tickets:read", "tickets:write"));
    }

    /** By a French agent. */
    public static RequestSpecification asBruno() {
        return as(DirectoryFixtures.token(DirectoryFixtures.BRUNO));
    }

    public static RequestSpecification asAdministrator() {
        return as(DirectoryFixtures.token(DirectoryFixtures.ALICE));
    }

    public static RequestSpecification asCustomer(String email) {
        return as(Tokens.customer(email));
    }

    /** What it takes to open a French ticket for Claire, and more. */
    public static Map<String, Object> request(Map<String, Object> more) {
        Map<String, Object> request = new HashMap<>(Map.of("subject", "Card refused", "text", "My card is refused.",
                "contact", Map.of("email", CLAIRE, "name", "Claire"), "department", "support-fr"));
        request.putAll(more);
        return request;
    }

    /** Opens a ticket; its id. */
    public static String open(Map<String, Object> more) {
        return asShop().body(request(more)).post(TICKETS).then().log().ifValidationFails().statusCode(201)
                .extract().path("id");
    }

    public static String open() {
        return open(Map.of());
    }

    /** The ticket as an administrator sees it. */
    public static Response ticket(String id) {
        return asAdministrator().get(TICKETS + "/" + id);
    }

    /** Sends a message; the answer. */
    public static Response write(RequestSpecification caller, String ticket, Map<String, Object> message) {
        return caller.body(message).post(TICKETS + "/" + ticket + "/messages");
    }

    /** Waits until the ticket shows this. */
    public static void awaitTicket(String id, String path, Matcher<?> matcher) {
        await().atMost(PATIENCE).untilAsserted(() -> ticket(id).then().body(path, matcher));
    }
}
