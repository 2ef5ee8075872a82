package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.ticket;
import static io.guichet.ticket.Api.write;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.reliable.Ids;
import io.guichet.ticket.Api;
import io.quarkus.test.junit.QuarkusTest;

/** What macros, bulk actions and the end of a problem say and tag is held to what holds for messages and edits. */
@QuarkusTest
class TreatmentApiTest {

    private static final String PROBLEMS = "/api/v1/problems";

    @Inject
    Ids ids;

    private String mark = "";

    @BeforeEach
    void ownMark() {
        mark = "m" + ids.next().toString().replace("-", "");
    }

    @ParameterizedTest
    @CsvSource({"reply, 0", "reply, 70000", "note, 0", "note, 500001"})
    void a_bulk_action_says_nothing_that_no_message_could_say(String part, int length) {
        asBruno().body(Map.of("tickets", List.of(open()), "action", Map.of(part, "x".repeat(length)))).post(Jobs.PATH)
                .then().statusCode(422).body("errors[0].pointer", equalTo("/action/" + part));
    }

    @ParameterizedTest
    @CsvSource({"1, 61", "51, 10", "1, 0"})
    void a_bulk_action_adds_no_tag_that_no_ticket_could_have(int tags, int length) {
        var more = IntStream.range(0, tags).mapToObj(number -> ("t" + number + "x".repeat(length)).substring(0, length))
                .toList();

        asBruno().body(Map.of("tickets", List.of(open()), "action", Map.of("addTags", more))).post(Jobs.PATH).then()
                .statusCode(422).body("errors[0].pointer", equalTo("/action/addTags"));
    }

    @Test
    void a_ticket_that_has_all_the_tags_it_may_have_gets_no_other_in_bulk() {
        var full = open(Map.of("tags", IntStream.range(0, 50).mapToObj(number -> "t" + number).toList()));
        var action = Map.of("addTags", List.of("t1", "one-more"), "priority", "LOW");

        String job = asBruno().body(Map.of("tickets", List.of(full), "action", action)).post(Jobs.PATH).then()
                .statusCode(202).extract().path("id");

        Jobs.done(Api::asBruno, job).body("failed", equalTo(1));
        asBruno().get(Jobs.PATH + "/" + job + "/items?state=FAILED").then()
                .body("items[0].detail", containsString("more than 50 tags"));
        ticket(full).then().body("priority", equalTo("NORMAL"));
    }

    @Test
    void a_macro_whose_text_comes_to_nothing_is_refused_with_all_of_it() {
        macro(Map.of("name", "Hello", "reply", "{{contact.firstName}}", "addTags", List.of(mark)));
        var ticket = open(Map.of("contact", Map.of("email", mark + "@client.example")));

        use(ticket, "*", 422);

        ticket(ticket).then().body("status", equalTo("NEW")).body("waitingSince", notNullValue())
                .body("tags", hasSize(0));
    }

    @Test
    void a_macro_is_used_on_the_ticket_as_its_agent_has_seen_it() {
        macro(Map.of("name", "Wait", "note", "Asked", "reply", "Which card?", "status", "PENDING"));
        var ticket = open();
        var seen = ticket(ticket).header("ETag");
        write(asCustomer(Api.CLAIRE), ticket, Map.of("text", "It works again.")).then().statusCode(201);

        use(ticket, seen, 412);
        ticket(ticket).then().body("status", equalTo("NEW"));
        use(ticket, ticket(ticket).header("ETag"), 200);

        ticket(ticket).then().body("status", equalTo("PENDING"));
        asBruno().get(TICKETS + "/" + ticket + "/timeline").then()
                .body("items.findAll { it.by.name == 'Bruno Leroy' }.cause.unique()",
                        equalTo(List.of("request:macro:" + mark)))
                .body("items.findAll { it.by.name == 'Bruno Leroy' }.kind", hasItem("StatusChanged"));
    }

    @Test
    void the_answer_at_the_end_of_a_problem_reaches_its_readers_whole() {
        String problem = asBruno().body(Map.of("title", mark, "department", "support-fr")).post(PROBLEMS).path("id");

        asBruno().body(Map.of("answer", "x".repeat(70_000), "tickets", List.of())).put(PROBLEMS + "/" + problem
                + "/ending").then().statusCode(400).body("errors[0].pointer", equalTo("/answer"));
        asBruno().get(PROBLEMS + "/" + problem).then().body("containsKey('endedAt')", equalTo(false));
    }

    private void use(String ticket, String ifMatch, int status) {
        asBruno().header("If-Match", ifMatch).body(Map.of("ticket", ticket)).post("/api/v1/macros/" + mark + "/uses")
                .then().log().ifValidationFails().statusCode(status);
    }

    private void macro(Map<String, Object> content) {
        asAdministrator().body(Map.of("department", "support-fr", "content", content))
                .put("/api/v1/ticket-settings/macros/" + mark).then().log().ifValidationFails().statusCode(200);
    }
}
