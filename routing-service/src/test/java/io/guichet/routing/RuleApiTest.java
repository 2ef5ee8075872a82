package io.guichet.routing;

import static io.guichet.routing.Organisation.administrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class RuleApiTest {

    private final Organisation organisation = new Organisation();
    private String group = "";

    @BeforeEach
    void a_group() {
        group = organisation.group("all", "MANUAL");
    }

    @Test
    void a_condition_that_cannot_be_compiled_is_refused_with_its_position() {
        post("ticket.subjct == 'x'").statusCode(422)
                .body("type", equalTo("urn:guichet:problem:condition-invalid"))
                .body("errors[0].pointer", equalTo("/condition"))
                .body("errors[0].detail", startsWith("Line 1, column 8: "));
        post("ticket.priority ==").statusCode(422).body("errors[0].detail", containsString("Line 1"));
    }

    @Test
    void a_rule_can_be_made_changed_and_removed() {
        var location = post("ticket.priority == 'HIGH'").statusCode(201).body("enabled", equalTo(true))
                .header("ETag", "\"1\"").extract().header("Location");

        administrator().body(rule("ticket.priority == 'URGENT'")).put(location).then().statusCode(200)
                .header("ETag", "\"2\"").body("condition", equalTo("ticket.priority == 'URGENT'"));
        administrator().body(rule("ticket.priority == 'URGENT'")).put(location).then().header("ETag", "\"2\"");
        administrator().header("If-Match", "\"1\"").delete(location).then().statusCode(412);
        administrator().delete(location).then().statusCode(204);
        administrator().get(location).then().statusCode(404);
    }

    @Test
    void the_history_of_a_rule_goes_on_when_it_is_removed_and_made_again() {
        var id = organisation.rule("first", 900_003, "", group, Map.of());
        administrator().delete("/api/v1/routing/rules/{id}", id).then().statusCode(204);

        administrator().body(rule("ticket.priority == 'LOW'")).put("/api/v1/routing/rules/{id}", id).then()
                .statusCode(201).header("ETag", "\"3\"");

        administrator().get("/api/v1/routing/rules/{id}/versions", id).then().statusCode(200)
                .body("items.version", contains(3, 2, 1))
                .body("items[0].description.condition", equalTo("ticket.priority == 'LOW'"))
                .body("items[1].description", nullValue())
                .body("items[2].description.name", equalTo("first"));
    }

    @Test
    void a_value_that_is_null_is_refused_where_it_stands() {
        var fields = new HashMap<String, Object>();
        fields.put("region", null);
        var body = new HashMap<>(rule(""));
        body.put("setFields", fields);
        administrator().body(body).post("/api/v1/routing/rules").then().statusCode(400)
                .body("errors[0].pointer", equalTo("/setFields/region"));
        administrator().body(Map.of("name", "X", "language", "fr", "supportAddress", "null@x.example", "settings",
                fields)).put("/api/v1/departments/null").then().statusCode(400)
                .body("errors[0].pointer", equalTo("/settings/region"));
    }

    @Test
    void a_field_is_copied_from_what_is_known_of_a_ticket_alone() {
        var body = new HashMap<>(rule("ticket.subject == 'copied'"));
        body.put("setFields", Map.of("level", Map.of("from", "organization.size")));
        administrator().body(body).post("/api/v1/routing/rules").then().statusCode(422)
                .body("errors[0].pointer", equalTo("/setFields/level/from"));
        body.put("setFields", Map.of("level", Map.of("from", "organization.level")));
        administrator().body(body).post("/api/v1/routing/rules").then().statusCode(201);

        administrator().urlEncodingEnabled(false).body(Map.of("subject", "copied", "department",
                organisation.department, "organization", Map.of("name", "Acme", "level", "gold")))
                .post("/api/v1/routing:simulate").then().statusCode(200).body("setFields.level", equalTo("gold"));
    }

    @Test
    void a_rule_sends_tickets_to_a_group_that_exists() {
        administrator().body(Map.of("name", "lost", "position", 1, "condition", "", "group", "nowhere"))
                .post("/api/v1/routing/rules").then().statusCode(422).body("errors[0].pointer", equalTo("/group"));
        administrator().body(Map.of("name", "nobody's", "condition", "", "group", group))
                .post("/api/v1/routing/rules").then().statusCode(400).body("errors[0].pointer", equalTo("/position"));
    }

    @Test
    void rules_are_listed_in_the_order_in_which_they_are_asked() {
        var late = organisation.rule("late", 900_002, "", group, Map.of());
        var early = organisation.rule("early", 900_001, "", group, Map.of("enabled", false));

        assertThat(Organisation.rules()).extracting(rule -> String.valueOf(rule.get("id")))
                .containsSubsequence(early.toString(), late.toString());
    }

    @Test
    void rules_and_their_versions_are_listed_page_by_page() {
        var id = organisation.rule("first", 900_004, "", group, Map.of());
        organisation.rule("second", 900_004, "", group, Map.of());
        administrator().body(rule("ticket.priority == 'LOW'")).put("/api/v1/routing/rules/{id}", id).then()
                .statusCode(200);

        administrator().queryParam("limit", 1).get("/api/v1/routing/rules").then().statusCode(200)
                .body("items", hasSize(1)).body("next", notNullValue()).header("Link", containsString("cursor="));
        String next = administrator().queryParam("limit", 1).get("/api/v1/routing/rules/{id}/versions", id).then()
                .statusCode(200).body("items.version", contains(2)).extract().path("next");
        administrator().queryParam("cursor", next).get("/api/v1/routing/rules/{id}/versions", id).then()
                .statusCode(200).body("items.version", contains(1)).body("next", nullValue());
        administrator().queryParam("limit", 0).get("/api/v1/routing/rules").then().statusCode(400);
    }

    private ValidatableResponse post(String condition) {
        return administrator().body(rule(condition)).post("/api/v1/routing/rules").then();
    }

    private Map<String, Object> rule(String condition) {
        return Map.of("name", "a rule", "position", 900_000, "department", organisation.department, "condition",
                condition, "group", group);
    }
}
