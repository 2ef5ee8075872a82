package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.reliable.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

@QuarkusTest
class TimelineExportTest {

    private static final String EXPORT = "/api/v1/exports/timeline.";

    @Inject
    Ids ids;

    private String mark = "";

    @BeforeEach
    void ownMark() {
        mark = "m" + ids.next().toString().replace("-", "");
    }

    @Test
    void the_timelines_of_many_tickets_are_those_of_each() {
        // More than are read at once, on two tickets.
        var first = openIn("support-fr");
        var second = openIn("support-fr");
        IntStream.range(0, 55).forEach(number -> Stream.of(first, second).forEach(ticket -> write(asBruno(), ticket,
                Map.of("kind", "NOTE", "text", "Note " + number)).then().statusCode(201)));
        asBruno().header("If-Match", "*").body(Map.of("priority", "HIGH")).patch(TICKETS + "/" + first).then()
                .statusCode(200);

        var lines = lines("foreign");

        for (var ticket : List.of(first, second)) {
            var exported = lines.stream().filter(line -> line.getString("ticket").equals(ticket)).toList();
            var shown = asBruno().get(TICKETS + "/" + ticket + "/timeline?limit=200").jsonPath();
            assertThat(exported).extracting(line -> line.getString("id")).isEqualTo(shown.getList("items.id"));
            assertThat(exported).extracting(line -> line.getMap("before")).isEqualTo(shown.getList("items.before"));
            assertThat(exported).extracting(line -> line.getMap("after")).isEqualTo(shown.getList("items.after"));
            assertThat(exported).extracting(line -> line.getString("byName"))
                    .isEqualTo(shown.getList("items.by.name"));
        }
    }

    @Test
    void a_table_has_a_line_for_each_entry() {
        var ticket = openIn("support-fr");
        List<Object> entries = asBruno().get(TICKETS + "/" + ticket + "/timeline?limit=200").path("items");

        var table = asBruno().queryParam("filter", filter()).get(EXPORT + "csv").then().statusCode(200)
                .contentType(containsString("csv")).extract().asString().strip().split("\n", -1);

        assertThat(table).hasSize(entries.size() + 1);
        assertThat(table[0]).startsWith("ticket,number,position,id,at,kind,by,");
        assertThat(table[1]).startsWith("\"" + ticket + "\",").contains("TicketOpened");
    }

    @ParameterizedTest
    @CsvSource({"administrator,english french", "agent,english", "light,english", "foreign,french", "beginner,''",
        "reader,english french"})
    void the_timelines_are_of_the_tickets_that_one_sees(String caller, String seen) {
        var tickets = Map.of("english", openIn("support-en"), "french", openIn("support-fr"));

        var lines = lines(caller);

        tickets.forEach((side, ticket) -> assertThat(lines).as(side).extracting(line -> line.getString("ticket"))
                .matches(exported -> exported.contains(ticket) == seen.contains(side)));
    }

    @Test
    void customers_read_no_timeline() {
        Callers.as("customer").get(EXPORT + "ndjson").then().statusCode(403);
    }

    private String openIn(String department) {
        return open(Map.of("department", department, "tags", List.of(mark)));
    }

    private String filter() {
        return "{\"field\": \"tags\", \"operator\": \"contains\", \"value\": \"" + mark + "\"}";
    }

    private List<JsonPath> lines(String caller) {
        return Callers.as(caller).queryParam("filter", filter()).get(EXPORT + "ndjson").then().statusCode(200)
                .contentType(containsString("ndjson")).extract().asString().lines().filter(line -> !line.isBlank())
                .map(JsonPath::from).toList();
    }
}
