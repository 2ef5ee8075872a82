package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.reliable.Ids;
import io.guichet.testing.DirectoryFixtures;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class TicketListTest {

    @Inject
    Ids ids;

    private String tag = "";
    private String answered = "";
    private String closed = "";
    private String english = "";
    private String urgent = "";

    /** Four tickets in this order; a tag keeps them apart from those of other tests. */
    @BeforeEach
    void tickets() {
        tag = "list-" + ids.next();
        answered = open(Map.of("tags", List.of(tag, "card"), "subject", "Carte refusée hier"));
        closed = open(Map.of("tags", List.of(tag)));
        english = open(Map.of("tags", List.of(tag), "department", "support-en",
                "contact", Map.of("email", tag + "@client.example")));
        urgent = open(Map.of("tags", List.of(tag), "priority", "URGENT"));
        write(asBruno(), answered, Map.of("text", "Try again.")).then().statusCode(201);
        asBruno().put(TICKETS + "/" + closed + "/closure").then().statusCode(200);
        asBruno().body(Map.of("id", DirectoryFixtures.BRUNO)).put(TICKETS + "/" + urgent + "/assignee").then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            status=ANSWERED                  | answered
            status=ANSWERED&status=CLOSED    | answered,closed
            status=ANSWERED,CLOSED           | answered,closed
            priority=URGENT                  | urgent
            department=support-en            | english
            assignee=none                    | answered,closed,english
            tag=card                         | answered
            q=refusée                        | answered
            q=%TAG%@client.example           | english
            contact=%TAG%@client.example     | english
            group=billing-fr                 |
            """)
    void a_filter_lets_pass_what_it_names(String filter, @Nullable String expected) {
        var found = list("order=createdAt&" + filter.replace("%TAG%", tag));

        assertThat(names(found)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            waitingSince  | english,urgent
            createdAt     | answered,closed,english,urgent
            -createdAt    | urgent,english,closed,answered
            number        | answered,closed,english,urgent
            -number       | urgent,english,closed,answered
            """)
    void each_order_is_kept_across_pages(String order, String expected) {
        var whole = list("order=" + order);
        var seen = new ArrayList<String>();
        var address = TICKETS + "?limit=1&tag=" + tag + "&order=" + order;
        while (address != null) {
            var page = asAdministrator().urlEncodingEnabled(false).get(address).then().statusCode(200).extract();
            seen.addAll(page.jsonPath().getList("items.id"));
            var link = page.header("Link");
            address = link == null ? null : link.substring(1, link.indexOf('>'));
        }

        assertThat(seen).isEqualTo(whole).hasSize(4);
        assertThat(names(whole)).startsWith(expected);
    }

    @Test
    void an_agent_sees_the_tickets_of_their_department_and_finds_their_own() {
        asBruno().get(TICKETS + "?order=createdAt&tag=" + tag).then().statusCode(200)
                .body("items.id", equalTo(List.of(answered, closed, urgent)));
        asBruno().get(TICKETS + "?assignee=me&tag=" + tag).then().statusCode(200)
                .body("items.id", equalTo(List.of(urgent)));
    }

    @Test
    void a_number_finds_its_ticket() {
        int number = asBruno().get(TICKETS + "/" + closed).path("number");

        asBruno().get(TICKETS + "?q=%23" + number).then().statusCode(200);
        assertThat(list("q=" + number)).containsExactly(closed);
    }

    @ParameterizedTest
    @CsvSource({"order=size,order", "status=DONE,status", "priority=MAX,priority", "assignee=bruno,assignee",
        "limit=0,limit", "cursor=x,cursor"})
    void what_a_list_does_not_understand_is_named(String query, String parameter) {
        asBruno().get(TICKETS + "?" + query).then().statusCode(400).body("errors[0].parameter", equalTo(parameter));
    }

    private List<String> list(String query) {
        return asAdministrator().get(TICKETS + "?tag=" + tag + "&" + query).then().log().ifValidationFails()
                .statusCode(200).extract().jsonPath().getList("items.id");
    }

    private String names(List<String> found) {
        var names = Map.of(answered, "answered", closed, "closed", english, "english", urgent, "urgent");
        return String.join(",", found.stream().map(names::get).toList());
    }
}
