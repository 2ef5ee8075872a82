package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.guichet.ticket.Api;
import io.quarkus.test.junit.QuarkusTest;

/** A ticket answers to its number, with or without the sign before it, as to its id. */
@QuarkusTest
class TicketByNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "/messages", "/timeline", "/pending-messages", "/collaborators", "/links",
        "/time-entries", "/draft", "/activity", "/duplicates"})
    void what_belongs_to_a_ticket_is_found_by_its_number(String path) {
        var id = open();
        int number = ticket(id).path("number");
        var byId = asAdministrator().get(TICKETS + "/" + id + path);

        for (var name : new String[]{"" + number, "%23" + number}) {
            var byNumber = asAdministrator().urlEncodingEnabled(false).get(TICKETS + "/" + name + path);
            assertThat(byNumber.statusCode()).isEqualTo(byId.statusCode()).isLessThan(300);
            assertThat(byNumber.asString()).isEqualTo(byId.asString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"assignee", "collaborators/00000000-0000-7000-8000-0000000000ff"})
    void who_is_nobody_is_told_by_where_they_are_named(String path) {
        var request = asAdministrator();
        if (path.equals("assignee")) {
            request.body(Map.of("id", "00000000-0000-7000-8000-0000000000ff"));
        }

        var errors = request.put(TICKETS + "/" + open() + "/" + path).then().statusCode(422).extract().jsonPath();

        assertThat(errors.getString("errors[0].pointer") + " " + errors.getString("errors[0].parameter"))
                .isEqualTo(path.equals("assignee") ? "/id null" : "null agent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-7000-8000-0000000000ff"})
    void who_is_mentioned_and_is_nobody_is_pointed_at(String nobody) {
        var errors = Api.write(asAdministrator(), open(), Map.of("kind", "NOTE", "text", "Look", "mentions",
                List.of("00000000-0000-7000-8000-000000000002", nobody))).then().statusCode(422).extract()
                .jsonPath();

        assertThat(errors.getString("errors[0].pointer")).isEqualTo("/mentions/1");
    }
}
