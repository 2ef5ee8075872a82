package io.guichet.sla.service;

import static io.restassured.RestAssured.given;

import java.util.UUID;

import io.guichet.testing.DirectoryFixtures;
import io.guichet.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** The API, as different people call it. */
final class ServiceLevels {

    static final String FRANCE = """
            {"name": "France", "zone": "Europe/Paris", "hours": {%s}, "holidays":
             [{"date": "2026-11-11", "name": "Armistice"}, {"yearly": "--12-25", "name": "Noël"}]}""".formatted(
            weekdays("""
                    [{"from": "09:00", "to": "12:30"}, {"from": "13:30", "to": "18:00"}]"""));
    static final String UK = """
            {"name": "UK", "zone": "Europe/London", "hours": {%s}}""".formatted(weekdays("""
            [{"from": "09:00", "to": "17:30"}]"""));

    private ServiceLevels() {}

    static RequestSpecification setup() {
        return as(Tokens.client("guichet-setup", "administration"));
    }

    static RequestSpecification agent(UUID agent) {
        return as(DirectoryFixtures.token(agent));
    }

    static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** The calendars of the departments of the fixtures; the same again changes nothing. */
    static void calendars() {
        put("france", FRANCE);
        put("uk", UK);
    }

    /** A policy for tickets of a product: 4 h and 2 h to answer, 18 h to resolve; half of it for HIGH. */
    static String policy(String product) {
        return setup().body(standard(product, "PT4H")).post("/api/v1/sla-policies").then().statusCode(201).extract()
                .path("id");
    }

    static String standard(String product, String firstResponse) {
        return """
                {"name": "Policy %1$s", "position": 10, "condition": "ticket.product == '%1$s'", "targets": {
                  "NORMAL": {"firstResponse": {"duration": "%2$s"}, "nextResponse": {"duration": "PT2H"},
                             "resolution": {"duration": "PT18H"}},
                  "HIGH": {"firstResponse": {"duration": "PT2H"}, "resolution": {"duration": "PT9H"}}}}"""
                .formatted(product, firstResponse);
    }

    /** A rule for tickets of a product that nobody has touched for so long. */
    static void idleRule(String product, String after) {
        setup().body(
                """
                        {"name": "Rule %1$s", "watch": "NO_ACTIVITY", "condition": "ticket.product == '%1$s'", "business": false,
                         "steps": [{"after": "%2$s", "actions": [{"type": "ADD_TAGS", "tags": ["idle"]}]}]}"""
                        .formatted(product, after))
                .post("/api/v1/watch-rules").then().statusCode(201);
    }

    static ValidatableResponse sla(UUID ticket) {
        return agent(DirectoryFixtures.BRUNO).get("/api/v1/tickets/" + ticket + "/sla").then();
    }

    private static void put(String key, String calendar) {
        var ignored = setup().body(calendar).put("/api/v1/calendars/" + key).then().extract();
    }

    private static String weekdays(String ranges) {
        return "\"MONDAY\": %1$s, \"TUESDAY\": %1$s, \"WEDNESDAY\": %1$s, \"THURSDAY\": %1$s, \"FRIDAY\": %1$s"
                .formatted(ranges);
    }
}
