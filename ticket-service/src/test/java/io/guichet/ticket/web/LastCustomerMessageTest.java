package io.guichet.ticket.web;

import static io.guichet.ticket.Api.CLAIRE;
import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.reliable.Ids;
import io.quarkus.test.junit.QuarkusTest;

/** Three tickets, of which the customer wrote to the first again. */
@QuarkusTest
class LastCustomerMessageTest {

    private static final String NEWEST = "-lastCustomerMessage";

    @Inject
    Ids ids;

    private String mark = "";
    private String first = "";
    private String second = "";
    private String third = "";

    @BeforeEach
    void threeTickets() {
        mark = "m" + ids.next().toString().replace("-", "");
        first = opened();
        second = opened();
        third = opened();
        write(asCustomer(CLAIRE), first, Map.of("text", "It still fails.")).then().statusCode(201);
    }

    @Test
    void a_list_is_ordered_by_when_customers_last_wrote() {
        write(asBruno(), second, Map.of("text", "Try again.")).then().statusCode(201);

        assertThat(listed(NEWEST)).isEqualTo(List.of(first, third, second));
        assertThat(listed("lastCustomerMessage")).isEqualTo(List.of(second, third, first));
    }

    @Test
    void the_next_page_begins_where_the_last_one_ended() {
        var list = TICKETS + "?limit=2&tag=" + mark + "&order=" + NEWEST;
        String next = asBruno().get(list).path("next");

        List<String> left = asBruno().get(list + "&cursor=" + next).path("items.id");

        assertThat(left).isEqualTo(List.of(second));
    }

    @Test
    void a_view_may_have_this_order() {
        var filter = Map.of("field", "tags", "operator", "contains", "value", mark);
        String view = asBruno().body(Map.of("name", "Last written", "filter", filter, "order", NEWEST))
                .post("/api/v1/views").then().log().ifValidationFails().statusCode(201).extract().path("id");

        List<String> shown = asBruno().get("/api/v1/views/" + view + "/tickets").path("items.id");

        assertThat(shown).isEqualTo(List.of(first, third, second));
    }

    @Test
    void what_leaves_a_ticket_counts_there_no_more() {
        merge(second, third);
        write(asCustomer(CLAIRE), second, Map.of("text", "And here.")).then().statusCode(201);
        assertThat(listed(NEWEST).getFirst()).isEqualTo(third);

        asAdministrator().delete(TICKETS + "/" + second + "/merge").then().statusCode(200);

        assertThat(listed(NEWEST)).isEqualTo(List.of(second, first, third));
    }

    @Test
    void what_is_split_off_counts_from_when_it_was_written() {
        String message = asBruno().get(TICKETS + "/" + second + "/messages").path("items[0].id");
        String part = asAdministrator().body(Map.of("messages", List.of(message)))
                .post(TICKETS + "/" + second + "/split").then().statusCode(201).extract().path("id");

        asBruno().header("If-Match", "*").body(Map.of("tags", List.of(mark))).patch(TICKETS + "/" + part).then()
                .statusCode(200);

        assertThat(listed(NEWEST)).startsWith(first, third).hasSize(4).contains(part);
    }

    private static void merge(String source, String target) {
        asAdministrator().body(Map.of("tickets", List.of(source))).post(TICKETS + "/" + target + "/merge").then()
                .statusCode(200);
    }

    private String opened() {
        return open(Map.of("tags", List.of(mark)));
    }

    private List<String> listed(String order) {
        return asBruno().get(TICKETS + "?tag=" + mark + "&order=" + order).then().statusCode(200).extract()
                .path("items.id");
    }
}
