package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.reliable.Ids;
import io.guichet.testing.DirectoryFixtures;
import io.quarkus.test.junit.QuarkusTest;

/** Beside its status: who takes part, until when a ticket is put off, whether somebody said thanks. */
@QuarkusTest
class HowTicketsStandTest {

    @Inject
    Ids ids;

    private String mark = "";

    @BeforeEach
    void ownMark() {
        mark = "m" + ids.next().toString().replace("-", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"field": "collaborators", "operator": "is", "value": "%s"}            | true
            {"field": "collaborators", "operator": "in", "value": ["me", "%s"]}    | true
            {"field": "collaborators", "operator": "is", "value": "me"}            | false
            {"field": "collaborators", "operator": "isSet", "value": true}         | true
            {"field": "collaborators", "operator": "isSet", "value": false}        | false
            {"field": "snoozedUntil", "operator": "after", "value": "PT1H"}        | true
            {"field": "snoozedUntil", "operator": "isSet", "value": false}         | false
            {"field": "thankedAt", "operator": "isSet", "value": true}             | false
            {"field": "subStatus", "operator": "isSet", "value": false}            | true
            """)
    void how_a_ticket_stands_is_found(String filter, boolean found) {
        var ticket = open(Map.of("tags", List.of(mark)));
        asAdministrator().put(TICKETS + "/" + ticket + "/collaborators/" + DirectoryFixtures.EMMA).then()
                .statusCode(200);
        asAdministrator().body(Map.of("until", "2999-01-01T00:00:00Z")).put(TICKETS + "/" + ticket + "/snooze").then()
                .statusCode(200);
        var all = "{\"and\": [{\"field\": \"tags\", \"operator\": \"contains\", \"value\": \"" + mark + "\"}, "
                + filter.replace("%s", DirectoryFixtures.EMMA.toString()) + "]}";

        var lines = asBruno().queryParam("filter", all).get("/api/v1/exports/tickets.ndjson").then().log()
                .ifValidationFails().statusCode(200).extract().asString();
        assertThat(lines.contains(ticket)).isEqualTo(found);
    }

    @Test
    void a_short_thanks_is_in_the_view_of_those_until_the_customer_needs_more() {
        var email = mark + "@client.example";
        var thanked = open(Map.of("contact", Map.of("email", email)));
        var silent = open();
        for (var ticket : List.of(thanked, silent)) {
            asAdministrator().header("If-Match", "*").body(Map.of("status", "RESOLVED")).patch(TICKETS + "/" + ticket)
                    .then().statusCode(200);
        }
        write(asCustomer(email), thanked, Map.of("text", "Merci beaucoup !")).then().statusCode(201);

        asBruno().get("/api/v1/views/thanked/tickets?limit=200").then().statusCode(200)
                .body("items.id", hasItem(thanked)).body("items.id", not(hasItem(silent)));
        write(asCustomer(email), thanked, Map.of("text", "It does not work after all, look at it again please.")).then()
                .statusCode(201);
        asBruno().get("/api/v1/views/thanked/tickets?limit=200").then().body("items.id", not(hasItem(thanked)));
    }
}
