package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.TicketEvent.TicketOpened;
import io.guichet.reliable.Ids;
import io.guichet.ticket.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

/** What a form shows is what it asks for. */
@QuarkusTest
class FormApiTest {

    private static final String SETTINGS = "/api/v1/ticket-settings/";

    @Inject
    Ids ids;
    @Inject
    Wire wire;
    @Inject
    AgroalDataSource database;

    private String mark = "";

    @BeforeEach
    void ownMark() {
        mark = "m" + ids.next().toString().replace("-", "");
    }

    @AfterEach
    void nothingIsAskedForAnyMore() {
        asAdministrator().header("If-Match", "*").delete(SETTINGS + "fields/" + mark + "new");
    }

    @Test
    void a_field_that_every_request_must_have_is_asked_for_by_a_form_that_is_older() {
        put("forms", mark, form(Map.of()));
        define("new", "OPENING", about("payment"));

        RestAssured.given().get("/api/v1/forms/" + mark).then().statusCode(200)
                .body("fields.find { it.key == '%snew' }.required".formatted(mark), equalTo(true))
                .body("fields.find { it.key == '%snew' }.shownWhen.value".formatted(mark), equalTo("payment"));
        send(filled("a", Map.of())).then().statusCode(422)
                .body("errors.pointer", equalTo(List.of("/fields/" + mark + "new")));
        send(filled("a", Map.of(mark + "new", "T-1"))).then().log().ifValidationFails().statusCode(201);
    }

    @Test
    void what_a_form_hides_is_not_asked_for_be_it_mandatory_elsewhere() {
        define("new", "OPENING", about("payment"));
        put("forms", mark, form(Map.of("fields", List.of(Map.of("key", mark + "new", "required", false, "shownWhen",
                Map.of("field", "subject", "operator", "contains", "value", "card"))))));

        RestAssured.given().get("/api/v1/forms/" + mark).then()
                .body("fields.find { it.key == '%snew' }.shownWhen.and.size()".formatted(mark), equalTo(2))
                .body("values.channel", equalTo("WEB_FORM"));
        send(filled("a", Map.of())).then().log().ifValidationFails().statusCode(201);
    }

    @Test
    void what_a_page_has_hidden_since_is_not_kept() {
        define("kept", "NEVER", Map.of());
        define("hidden", "NEVER", about("delivery"));
        put("forms", mark, form(Map.of("fields", List.of(Map.of("key", mark + "kept", "required", false),
                Map.of("key", mark + "hidden", "required", false)))));

        int number = send(filled("a", Map.of(mark + "kept", "1", mark + "hidden", "2"))).then().statusCode(201)
                .extract().path("number");

        asAdministrator().get(TICKETS + "/" + number).then().body("fields." + mark + "kept", equalTo("1"))
                .body("fields." + mark + "hidden", nullValue());
    }

    @Test
    void a_form_of_projects_asks_for_their_date() {
        put("forms", mark, form(Map.of("type", "PROJECT")));

        RestAssured.given().get("/api/v1/forms/" + mark).then()
                .body("fields.find { it.key == 'plannedFor' }.type", equalTo("DATE"));
        send(filled("a", Map.of())).then().statusCode(422)
                .body("errors.pointer", equalTo(List.of("/fields/plannedFor")));
        send(filled("a", Map.of("plannedFor", "2020-01-01"))).then().statusCode(422);
        send(filled("a", Map.of("plannedFor", "2999-01-01"))).then().statusCode(201);
    }

    @Test
    void a_form_that_is_sent_very_often_goes_on_in_silence() {
        put("forms", mark, form(Map.of("inAllPerHour", 3)));
        for (var address : List.of("a", "b")) {
            send(filled(address, Map.of())).then().statusCode(201);
        }

        var last = sent("c");
        var oneTooMany = sent("d");

        assertThat(isAcknowledged(last)).isTrue();
        assertThat(isAcknowledged(oneTooMany)).isFalse();
        ticket(last).then().body("tags", not(hasItem("form-flood")));
        ticket(oneTooMany).then().body("tags", hasItem("form-flood"));
    }

    @Test
    void an_address_that_is_made_up_takes_the_form_from_nobody_else() {
        put("forms", mark, form(Map.of("perHour", 1, "inAllPerHour", 1)));
        send(filled("robot", Map.of())).then().statusCode(201);

        send(filled("robot", Map.of())).then().statusCode(429).body("detail", containsString("This address"));
        send(filled("customer", Map.of())).then().statusCode(201);
    }

    @Test
    void whoever_sends_a_form_waits_for_no_other_who_sends_it() throws SQLException {
        put("forms", mark, form(Map.of()));
        send(filled("a", Map.of())).then().statusCode(201);
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            assertThat(statement.executeUpdate("update form_use set uses = uses where form = '" + mark + "'"))
                    .isPositive();

            send(filled("b", Map.of())).then().statusCode(201);
        }
    }

    @Test
    void an_answer_that_is_null_is_none() {
        put("forms", mark, form(Map.of("prompts", List.of(Map.of("key", "why", "labels", Map.of("en", "Why?"),
                "required", true)))));
        var sent = filled("a", Map.of());
        var answers = new HashMap<String, @Nullable Object>();
        answers.put("why", null);
        sent.put("answers", answers);

        send(sent).then().statusCode(422).body("errors[0].pointer", equalTo("/answers/why"));
    }

    private Map<String, Object> form(Map<String, Object> more) {
        var form = new HashMap<String, Object>(Map.of("publicId", mark, "title", Map.of("en", "Payment")));
        form.putAll(more);
        return form;
    }

    private static Map<String, Object> about(String category) {
        return Map.of("field", "category", "operator", "is", "value", category);
    }

    private void define(String key, String required, Map<String, Object> shownWhen) {
        put("fields", mark + key, Map.of("labels", Map.of("en", key), "type", "TEXT", "required", required,
                "shownWhen", shownWhen));
    }

    private Map<String, Object> filled(String address, Map<String, Object> fields) {
        return new HashMap<>(Map.of("email", address + mark + "@client.example", "subject", "Payment", "category",
                "payment", "text", "It stops.", "fields", fields));
    }

    /** The ticket that was opened. */
    private String sent(String address) {
        int number = send(filled(address, Map.of())).then().statusCode(201).extract().path("number");
        return asAdministrator().get(TICKETS + "/" + number).then().statusCode(200).extract().path("id");
    }

    private boolean isAcknowledged(String id) {
        return wire.await(id, event -> event instanceof TicketOpened).stream().filter(TicketOpened.class::isInstance)
                .map(TicketOpened.class::cast).anyMatch(TicketOpened::acknowledge);
    }

    private Response send(Map<String, Object> sent) {
        return RestAssured.given().contentType(ContentType.JSON).body(sent)
                .post("/api/v1/forms/" + mark + "/submissions");
    }

    private static void put(String kind, String key, Map<String, Object> content) {
        asAdministrator().body(Map.of("department", "support-fr", "content", content)).put(SETTINGS + kind + "/" + key)
                .then().log().ifValidationFails().statusCode(200);
    }

    @Test
    void a_form_has_an_id_that_no_other_one_has() {
        put("forms", mark, form(Map.of()));

        refused("other-" + mark, form(Map.of())).body("errors[0].pointer", equalTo("/content/publicId"));
        asAdministrator().header("If-Match", "*").body(Map.of("department", "support-fr", "content", form(Map.of())))
                .put(SETTINGS + "forms/" + mark).then().statusCode(200);
    }

    @Test
    void a_form_asks_for_no_field_that_there_is_not() {
        define("kept", "NEVER", Map.of());
        put("forms", mark, form(Map.of("fields", List.of(Map.of("key", mark + "kept", "required", false)))));

        refused("other-" + mark, form(Map.of("publicId", "other-" + mark, "fields", List.of(
                Map.of("key", mark + "kept", "required", false), Map.of("key", mark + "lost", "required", false)))))
                .body("errors[0].pointer", equalTo("/content/fields/1/key"));
    }

    @Test
    void a_form_calls_its_categories_as_the_visitor_does() {
        put("forms", mark, form(Map.of("categories", List.of("deliverability-review", mark))));

        RestAssured.given().header("Accept-Language", "fr").get("/api/v1/forms/" + mark).then().statusCode(200)
                .body("categories", equalTo(List.of("deliverability-review", mark)))
                .body("categoryLabels.'deliverability-review'", equalTo("Revue de délivrabilité"))
                .body("categoryLabels." + mark, equalTo(mark));
    }

    @Test
    void a_robot_is_answered_as_a_person_is_and_opens_nothing() {
        put("forms", mark, form(Map.of()));
        var robot = filled("robot", Map.of());
        robot.put("website", "https://spam.example");

        var answered = send(robot).then().statusCode(201).extract().<Map<String, Object>>path("");
        var person = send(filled("person", Map.of())).then().statusCode(201).extract().<Map<String, Object>>path("");

        assertThat(answered.keySet()).isEqualTo(person.keySet());
        asAdministrator().get(TICKETS + "/" + answered.get("number")).then().statusCode(404);
    }

    private static ValidatableResponse refused(String key, Map<String, Object> form) {
        return asAdministrator().body(Map.of("department", "support-fr", "content", form))
                .put(SETTINGS + "forms/" + key).then().log().ifValidationFails().statusCode(422);
    }
}
