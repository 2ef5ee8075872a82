package io.guichet.gateway.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.guichet.testing.Management;

@EdgeTest
class ApiGateTest {

    private static final String SUBMISSIONS = "/api/v1/forms/returns-fr/submissions";

    @Test
    void a_program_without_a_token_is_told_to_send_one() {
        given().redirects().follow(false).get("/api/v1/tickets").then()
                .statusCode(401)
                .contentType(Problem.MEDIA_TYPE)
                .header("WWW-Authenticate", equalTo("Bearer"))
                .body("type", equalTo("urn:guichet:problem:not-signed-in"));
    }

    @Test
    void only_a_person_who_follows_a_link_is_led_to_the_sign_in() {
        given().redirects().follow(false).header("Sec-Fetch-Mode", "navigate").get("/api/v1/attachments/7").then()
                .statusCode(302).header("Location", equalTo("/login?to=%2Fapi%2Fv1%2Fattachments%2F7"));
    }

    @ParameterizedTest
    @CsvSource({"not-a-token", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9."})
    void a_token_that_is_none_is_refused(String token) {
        given().auth().oauth2(token).get("/api/v1/tickets").then()
                .statusCode(401).body("type", equalTo("urn:guichet:problem:not-signed-in"));
    }

    @Test
    void a_file_with_a_signed_link_needs_no_sign_in() {
        given().header("Sec-Fetch-Mode", "navigate").get("/api/v1/shared-files/t0ken").then().statusCode(200)
                .body("service", equalTo("ticket")).body("uri", equalTo("/api/v1/shared-files/t0ken"))
                .body("headers.authorization", nullValue());
        given().post("/api/v1/shared-files/t0ken").then().statusCode(401);
        given().auth().oauth2("expired").get("/api/v1/shared-files/t0ken").then().statusCode(200);
    }

    @Test
    void a_form_is_seen_and_filled_in_without_signing_in() {
        given().header("Accept-Language", "fr").get("/api/v1/forms/returns-fr").then().statusCode(200)
                .body("service", equalTo("ticket")).body("headers.accept-language", equalTo("fr"));
        given().contentType("application/json").body("{\"email\":\"a@b.example\"}")
                .header("Idempotency-Key", "k1").post(SUBMISSIONS).then().statusCode(200)
                .body("service", equalTo("ticket")).body("uri", equalTo(SUBMISSIONS))
                .body("body", equalTo("{\"email\":\"a@b.example\"}"))
                .body("headers.idempotency-key", equalTo("k1"));
    }

    @ParameterizedTest
    @CsvSource({"same-origin", "cross-site"})
    void whoever_fills_in_a_form_does_so_in_nobodys_name_so_that_no_page_needs_to_be_trusted(String site) {
        var session = Person.signIn("/queue").cookie(Person.COOKIE);

        given().cookie(Person.COOKIE, session).header("Sec-Fetch-Site", site).body("{}").post(SUBMISSIONS).then()
                .statusCode(200).body("headers.authorization", nullValue()).body("headers.cookie", nullValue());
        given().auth().oauth2("expired").body("{}").post(SUBMISSIONS).then()
                .statusCode(200).body("headers.authorization", nullValue());
    }

    @Test
    void a_stranger_gets_no_further_than_the_form() {
        given().put("/api/v1/forms/returns-fr").then().statusCode(401);
        given().body("{}").post("/api/v1/forms/returns-fr").then().statusCode(401);
        given().get(SUBMISSIONS).then().statusCode(401);
        given().urlEncodingEnabled(false).body("{}").post(SUBMISSIONS + "/%2e%2e/submissions").then().statusCode(404);
    }

    @Test
    void a_token_passes_as_it_came() {
        var token = Person.token("shop");

        given().auth().oauth2(token).get("/api/v1/tickets/018f?order=-due").then()
                .statusCode(200)
                .body("service", equalTo("ticket"))
                .body("uri", equalTo("/api/v1/tickets/018f?order=-due"))
                .body("headers.authorization", equalTo("Bearer " + token));
    }

    @Test
    void an_unknown_path_is_a_problem() {
        Person.program("shop").get("/api/v1/unknown").then()
                .statusCode(404).body("type", equalTo("urn:guichet:problem:not-found"));
    }

    @Test
    void a_path_that_leaves_the_api_reaches_no_service() {
        Person.program("shop").urlEncodingEnabled(false).get("/api/v1/tickets/%2e%2e/%2e%2e/q/metrics").then()
                .statusCode(404);
    }

    @Test
    void our_own_page_may_change_things() {
        Person.browser().header("Sec-Fetch-Site", "same-origin").body("{}").post("/api/v1/tickets").then()
                .statusCode(200).body("method", equalTo("POST"));
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, cross-site", "Sec-Fetch-Site, same-site", "Origin, https://elsewhere.example",
        "Origin, null"})
    void a_change_that_another_site_made_the_browser_send_is_refused(String header, String value) {
        Person.browser().header(header, value).body("{}").post("/api/v1/tickets").then()
                .statusCode(403).body("type", equalTo("urn:guichet:problem:not-allowed"));
    }

    @Test
    void a_change_by_cookie_needs_the_header_that_a_foreign_page_cannot_set() {
        var session = Person.signIn("/queue").cookie(Person.COOKIE);

        given().cookie(Person.COOKIE, session).body("{}").post("/api/v1/tickets").then().statusCode(403);
        given().cookie(Person.COOKIE, session).delete("/api/v1/tickets/1/closure").then().statusCode(403);
        given().cookie(Person.COOKIE, session).get("/api/v1/tickets").then().statusCode(200);
    }

    @Test
    void a_program_needs_no_such_header() {
        Person.program("shop").body("{}").post("/api/v1/tickets").then().statusCode(200);
    }

    @Test
    void every_answer_says_how_much_may_still_be_asked() {
        Person.program("shop").get("/api/v1/tickets").then()
                .header("RateLimit-Policy", equalTo("\"client\";q=1000;w=10"))
                .header("RateLimit", startsWith("\"client\";r="));
    }

    @Test
    void the_description_of_the_api_names_the_service_that_is_silent() {
        given().get("/openapi").then()
                .statusCode(200)
                .body("paths.'/api/v1/tickets'.get.tags[0]", equalTo("ticket"))
                .body("paths.'/api/v1/slas'.get.tags[0]", equalTo("sla"))
                .body("info.description", containsString("kb"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/metrics", "/q/health", "/q/health/ready", "/q/health/live", "/q/"})
    void the_public_learns_nothing_of_our_health(String path) {
        given().get(path).then().statusCode(404);
    }

    @Test
    void metrics_are_for_those_who_run_it() {
        given().get(Management.uri("metrics")).then().statusCode(200).body(containsString("jvm_memory"));
    }

    @Test
    void the_gateway_is_ready_with_its_database_and_the_realm() {
        given().get(Management.uri("health/ready")).then()
                .statusCode(200).body("checks.find { it.name == 'sign-in' }.status", equalTo("UP"));
    }
}
