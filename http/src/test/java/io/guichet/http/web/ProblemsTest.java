package io.guichet.http.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.testing.TestIssuer;
import io.guichet.testing.Tokens;
import io.guichet.testing.stack.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "service", value = "http"))
class ProblemsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"subject":"a","colour":1}                      | /colour         | is unknown; known are contact, count, due, others, parent, priority, snooze, subject
            {"subject":"a","contact":{"mail":"x"}}          | /contact/mail   | is unknown; known are email
            {"subject":"a","priority":"HUGE"}               | /priority       | must be one of LOW, NORMAL, HIGH, URGENT
            {"subject":"a","priority":2}                    | /priority       | must be one of LOW, NORMAL, HIGH, URGENT
            {"subject":"a","count":"many"}                  | /count          | must be a whole number
            {"subject":"a","count":"5"}                     | /count          | must be a whole number
            {"subject":"a","count":1.5}                     | /count          | must be a whole number
            {"subject":5}                                   | /subject        | must be text
            {"subject":{}}                                  | /subject        | must be text
            {"subject":"a","due":"tomorrow"}                | /due            | must be a date or time in ISO 8601, such as 2026-01-05T12:00:00Z
            {"subject":"a","snooze":"an hour"}              | /snooze         | must be a duration in ISO 8601, such as PT4H30M
            {"subject":"a","parent":"7"}                    | /parent         | must be a UUID
            {"subject":"a","others":{}}                     | /others         | must be a list
            {"subject":"a","others":[{"email":"a@b.c"},7]}  | /others/1       | must be an object
            {"subject":"a","contact":[]}                    | /contact        | must be an object
            []                                              | ''              | must be an object
            {"subject":" "}                                 | /subject        | must not be blank
            {"subject":"a","contact":{"email":"nobody"}}    | /contact/email  | must be a well-formed email address
            {"subject":"a","others":[{"email":"a@b.c"},{"email":"b"}]} | /others/1/email | must be a well-formed email address
            """)
    void a_wrong_body_is_answered_with_a_pointer_and_words(String body, String pointer, String detail) {
        post(body).then()
                .statusCode(400).contentType("application/problem+json")
                .body("type", equalTo("urn:guichet:problem:invalid-request"))
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].detail", equalTo(detail))
                .body("detail", containsString(detail))
                .body("status", equalTo(400));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"subject":           | malformed-json
            {"subject":"a"} {}    | malformed-json
            subject=a             | malformed-json
            {"subject":"a","subject":"b"} | malformed-json
            """)
    void what_is_no_json_is_answered_as_such(String body, String type) {
        post(body).then().statusCode(400).contentType("application/problem+json")
                .body("type", equalTo("urn:guichet:problem:" + type))
                .body("detail", matchesPattern("The body is no JSON: see line 1, column \\d+"));
    }

    @Test
    void a_missing_body_is_invalid() {
        signedIn().contentType(ContentType.JSON).post("/api/v1/things").then()
                .statusCode(400).contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(""))
                .body("errors[0].detail", equalTo("must not be null"));
    }

    @Test
    void a_wrong_query_parameter_is_named() {
        signedIn().get("/api/v1/things?depth=4").then()
                .statusCode(400).contentType("application/problem+json")
                .body("errors[0].parameter", equalTo("depth"))
                .body("errors[0].pointer", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            things?depth=deep                    | depth
            things/sorted?order=UP               | order
            things/sorted?orders=LOW&orders=LEFT | orders
            """)
    void a_query_parameter_that_cannot_be_converted_is_named(String query, String parameter) {
        signedIn().get("/api/v1/" + query).then()
                .statusCode(400).contentType("application/problem+json")
                .body("errors[0].parameter", equalTo(parameter));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /api/v1/nothing       | 404 | not-found
            DELETE | /api/v1/things        | 405 | method-not-allowed
            PUT    | /api/v1/things/none/subject | 404 | not-found
            """)
    void what_the_framework_refuses_is_a_problem_too(String method, String path, int status, String type) {
        signedIn().contentType(ContentType.JSON).body("{}").request(method, path).then()
                .statusCode(status).contentType("application/problem+json")
                .body("type", equalTo("urn:guichet:problem:" + type));
    }

    @Test
    void another_media_type_is_refused() {
        signedIn().contentType("text/csv").body("a,b").post("/api/v1/things").then()
                .statusCode(415).contentType("application/problem+json")
                .body("type", equalTo("urn:guichet:problem:unsupported-media-type"));
    }

    @Test
    void an_unknown_accepted_type_is_refused() {
        signedIn().accept("image/png").get("/api/v1/things").then()
                .statusCode(406).contentType("application/problem+json");
    }

    @Test
    void a_fault_of_ours_says_nothing_but_where_to_find_it() {
        signedIn().header("X-Request-Id", "r-42").get("/api/v1/things/failure").then()
                .statusCode(500).contentType("application/problem+json")
                .header("X-Request-Id", equalTo("r-42"))
                .body("type", equalTo("urn:guichet:problem:internal-error"))
                .body("instance", equalTo("urn:guichet:request:r-42"))
                .body("detail", not(containsString("tiger")));
    }

    @Test
    void a_database_that_takes_too_long_is_not_our_fault_but_passes() {
        signedIn().get("/api/v1/things/slow").then()
                .statusCode(503).contentType("application/problem+json")
                .body("type", equalTo("urn:guichet:problem:not-available"));
    }

    @Test
    void the_request_is_the_cause_of_what_it_leads_to() {
        signedIn().header("X-Request-Id", "r-43").get("/api/v1/things/cause").then()
                .statusCode(200).body(equalTo("request:r-43"));
    }

    @Test
    void a_harmful_request_id_is_replaced() {
        signedIn().header("X-Request-Id", "a b{}").get("/api/v1/things/cause").then()
                .statusCode(200).body(matchesPattern("request:[0-9a-f-]{36}"));
    }

    private static Response post(String body) {
        return signedIn().contentType(ContentType.JSON).body(body).post("/api/v1/things");
    }

    static RequestSpecification signedIn() {
        return given().auth().oauth2(Tokens.customer("claire@client.example"));
    }
}
