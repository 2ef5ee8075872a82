package io.guichet.ticket.web;

import static io.guichet.ticket.Api.CLAIRE;
import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.asShop;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.request;
import static io.guichet.ticket.Api.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.events.TicketSnapshot;
import io.guichet.reliable.Ids;
import io.guichet.ticket.Wire;
import io.quarkus.test.junit.QuarkusTest;

/** A call, a chat or a mention is recorded with where it was, and its author is invited to where the request goes on. */
@QuarkusTest
class OriginApiTest {

    private static final String SETTING = "/api/v1/ticket-settings/invitations/";
    private static final Map<String, Object> REVIEW = Map.of("source", "APP_STORE", "link",
            "https://apps.example/reviews/7?lang=fr", "author", "@bob");

    @Inject
    Ids ids;
    @Inject
    Wire wire;

    private String mark = "";

    @BeforeEach
    void ownMark() {
        mark = "m" + ids.next().toString().replace("-", "");
    }

    @AfterEach
    void theUsualTexts() {
        asAdministrator().header("If-Match", "*").delete(SETTING + mark);
        asAdministrator().header("If-Match", "*").delete(SETTING + "a" + mark);
    }

    @Test
    void source_link_and_author_of_a_mention_are_in_the_ticket_its_timeline_its_events_and_exports() {
        var id = open(Map.of("channel", "SOCIAL", "origin", REVIEW, "tags", List.of(mark)));

        ticket(id).then().body("origin", equalTo(REVIEW)).body("channel", equalTo("SOCIAL"));
        asBruno().get(TICKETS + "/" + id + "/timeline").then().statusCode(200)
                .body("items.after.originLink", hasItem("https://apps.example/reviews/7?lang=fr"));
        assertThat(wire.await(id, event -> event.ticket().version() == 1).getFirst().ticket().origin())
                .isEqualTo(new TicketSnapshot.Origin("APP_STORE", "https://apps.example/reviews/7?lang=fr", "@bob"));
        var filter = "{\"and\": [{\"field\": \"source\", \"operator\": \"is\", \"value\": \"APP_STORE\"},"
                + " {\"field\": \"tags\", \"operator\": \"contains\", \"value\": \"" + mark + "\"}]}";
        asBruno().queryParam("filter", filter).get("/api/v1/exports/tickets.csv").then().statusCode(200)
                .body(allOf(containsString("originSource,originLink,originAuthor"),
                        containsString("APP_STORE,\"https://apps.example/reviews/7?lang=fr\",\"'@bob\"")));
    }

    @Test
    void what_is_split_off_a_mention_was_said_where_it_was() {
        var ticket = open(Map.of("channel", "SOCIAL", "origin", REVIEW));
        String message = asBruno().get(TICKETS + "/" + ticket + "/messages").path("items[0].id");

        asBruno().body(Map.of("messages", List.of(message))).post(TICKETS + "/" + ticket + "/split").then()
                .statusCode(201).body("origin", equalTo(REVIEW));
    }

    @Test
    void a_client_records_it_as_an_agent_does_and_the_customer_is_not_shown_it() {
        String id = asShop().body(request(Map.of("channel", "CHAT", "contact", Map.of("email", CLAIRE), "origin",
                Map.of("source", "WEBSITE")))).post(TICKETS).then().statusCode(201)
                .body("origin", equalTo(Map.of("source", "WEBSITE"))).extract().path("id");

        asCustomer(CLAIRE).get(TICKETS + "/" + id).then().statusCode(200).body("origin", nullValue());
    }

    @Test
    void who_writes_themselves_is_not_recorded_by_anybody() {
        var own = Map.of("subject", "S", "text", "T", "department", "support-fr", "origin", REVIEW);
        asCustomer(CLAIRE).body(own).post(TICKETS).then().statusCode(422)
                .body("errors[0].pointer", equalTo("/origin"));
        asShop().body(request(Map.of("channel", "API", "origin", REVIEW))).post(TICKETS).then().statusCode(422)
                .body("errors[0].pointer", equalTo("/origin"));
    }

    @ParameterizedTest
    @CsvSource({"source, app store", "source, ''", "link, javascript:alert(1)", "link, https://a b", "author, ''"})
    void what_is_none_is_refused(String part, String value) {
        asBruno().body(request(Map.of("channel", "SOCIAL", "origin", Map.of(part, value)))).post(TICKETS).then()
                .statusCode(400).body("errors[0].pointer", equalTo("/origin/" + part));
    }

    @Test
    void its_author_is_invited_in_the_language_of_the_ticket_or_in_another_one() {
        var id = open(Map.of("channel", "SOCIAL", "origin", REVIEW, "language", "fr-CA"));
        int number = ticket(id).path("number");

        asBruno().get(TICKETS + "/" + id + "/invitation").then().statusCode(200).body("language", equalTo("fr"))
                .body("text", allOf(containsString("Bonjour @bob"), containsString("#" + number),
                        not(containsString("{{"))));
        asBruno().get(TICKETS + "/" + number + "/invitation?language=en").then().body("language", equalTo("en"))
                .body("text", containsString("Hello @bob"));
        asBruno().get(TICKETS + "/" + id + "/invitation?language=de").then().body("language", equalTo("en"));
        asBruno().get(TICKETS + "/" + id + "/invitation?language=x").then().statusCode(400)
                .body("errors[0].parameter", equalTo("language"));
    }

    @Test
    void a_department_has_words_of_its_own_before_those_for_all() {
        put("a" + mark, Map.of("content", Map.of("texts", Map.of("en", "All"))));
        put(mark, Map.of("department", "support-fr", "content", Map.of("texts",
                Map.of("en", "Dear {{origin.author}}, see {{origin.link}}", "de", "Liebe {{origin.author}}"))));
        var french = open(Map.of("channel", "SOCIAL", "origin", REVIEW, "language", "de"));
        var english = open(Map.of("channel", "SOCIAL", "origin", REVIEW, "department", "support-en"));

        asBruno().get(TICKETS + "/" + french + "/invitation").then().body("text", equalTo("Liebe @bob"));
        asBruno().get(TICKETS + "/" + french + "/invitation?language=en").then()
                .body("text", equalTo("Dear @bob, see https://apps.example/reviews/7?lang=fr"));
        asAdministrator().get(TICKETS + "/" + english + "/invitation").then().body("text", equalTo("All"));
    }

    private static void put(String key, Map<String, Object> setting) {
        asAdministrator().body(setting).put(SETTING + key).then().log().ifValidationFails().statusCode(200);
    }
}
