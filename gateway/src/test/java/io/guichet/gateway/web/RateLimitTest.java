package io.guichet.gateway.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

@EdgeTest
@TestProfile(RateLimitTest.Strict.class)
class RateLimitTest {

    /** A burst of three, of two for what strangers send, and an hour until the next. */
    public static final class Strict implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("guichet.gateway.rate.burst", "3", "guichet.gateway.rate.per-second", "0.0003",
                    "guichet.gateway.rate.strangers.burst", "2",
                    "guichet.gateway.rate.strangers.per-second", "0.0003");
        }
    }

    @Test
    void one_client_that_asks_too_much_does_not_disturb_another() {
        for (var call = 0; call < 3; call++) {
            Person.program("eager").get("/api/v1/tickets").then().statusCode(200);
        }

        Person.program("eager").get("/api/v1/tickets").then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("urn:guichet:problem:too-many-requests"));
        Person.program("patient").get("/api/v1/tickets").then().statusCode(200);
    }

    @Test
    void a_stranger_is_counted_by_address() {
        for (var call = 0; call < 3; call++) {
            given().get("/api/v1/tickets").then().statusCode(401);
        }

        given().get("/api/v1/tickets").then().statusCode(429);
    }

    @Test
    void forms_that_a_stranger_fills_in_are_counted_apart_by_address_whatever_they_say() {
        for (var call = 0; call < 2; call++) {
            given().body("{\"email\":\"robot%d@b.example\"}".formatted(call)).post("/api/v1/forms/f" + call
                    + "/submissions").then().statusCode(200)
                    .header("RateLimit-Policy", equalTo("\"stranger\";q=2;w=6667"));
        }

        given().body("{}").post("/api/v1/forms/f3/submissions").then().statusCode(429)
                .header("Retry-After", notNullValue());
        Person.program("shop").body("{}").post("/api/v1/tickets").then().statusCode(200);
    }
}
