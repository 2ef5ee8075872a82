package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.open;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.ticket.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class FindingPermissionsTest {

    private String problem = "";

    @BeforeEach
    void aKnownProblem() {
        problem = asAdministrator().body(Map.of("title", "Outage", "department", "support-en"))
                .post("/api/v1/problems").then().statusCode(201).extract().path("id");
    }

    /** On a ticket of the English department: the answer to each caller, in the order of {@link Callers#ALL}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            views      | 200 200 200 200 200 200 200 403 403 200 403
            save       | 201 201 201 201 201 201 201 403 403 403 403
            counts     | 200 200 200 200 200 200 200 403 403 200 403
            view       | 200 200 200 200 200 200 200 403 403 200 403
            planned    | 200 200 200 200 200 200 200 403 403 200 403
            search     | 200 200 200 200 200 200 200 200 200 200 403
            next       | 200 200 200 200 200 200 200 403 403 403 403
            bulk       | 202 202 202 403 403 403 202 403 403 403 202
            jobs       | 200 200 200 403 403 403 200 403 403 403 200
            import     | 201 201 201 403 403 403 201 403 403 403 201
            export     | 200 200 200 200 200 200 200 403 403 200 403
            said       | 200 200 200 200 200 200 200 403 403 200 403
            people     | 200 403 403 403 200 403 403 403 403 200 403
            macros     | 200 200 200 403 403 403 404 403 403 403 404
            channels   | 200 200 200 403 403 403 200 200 200 403 200
            stats      | 200 200 403 403 200 403 403 403 403 403 403
            duplicates | 200 200 200 200 200 404 404 403 403 200 403
            similar    | 403 403 403 403 403 403 403 200 200 403 403
            settings   | 200 200 200 200 200 200 200 403 403 200 403
            configure  | 200 403 403 403 403 403 403 403 403 403 403
            problems   | 200 200 200 200 200 200 200 403 403 200 403
            attach     | 204 204 204 403 403 403 404 403 403 403 404
            ending     | 200 200 200 403 403 403 404 403 403 403 200
            """)
    void each_caller_may_what_they_may(String act, String expected) {
        var answers = Callers.ALL.stream().map(caller -> {
            aKnownProblem();
            var english = open(Map.of("department", "support-en"));
            return Integer.toString(carryOut(act, caller, english).statusCode());
        }).toList();

        assertThat(String.join(" ", answers)).isEqualTo(expected);
    }

    /** What is in the list of a view, a count, a search and an export is what the caller may open. */
    @ParameterizedTest
    @CsvSource({"administrator,true", "agent,true", "light,true", "foreign,false", "beginner,false"})
    void lists_and_counts_and_exports_end_where_the_department_does(String caller, boolean seen) {
        var english = open(Map.of("department", "support-en", "tags", List.of("limits")));
        var filter = Map.of("field", "tags", "operator", "contains", "value", "limits");
        String view = Callers.as(caller).body(Map.of("name", "Limits", "filter", filter)).post("/api/v1/views").then()
                .statusCode(201).extract().path("id");

        List<String> listed = Callers.as(caller).get("/api/v1/views/" + view + "/tickets").path("items.id");
        int counted = Callers.as(caller).get("/api/v1/views/counts?view=" + view).path("items[0].count");
        var exported = Callers.as(caller).get("/api/v1/exports/tickets.ndjson").asString();

        assertThat(listed.contains(english)).isEqualTo(seen);
        assertThat(counted > 0).isEqualTo(seen);
        assertThat(exported.contains(english)).isEqualTo(seen);
    }

    private Response carryOut(String act, String caller, String ticket) {
        var request = Callers.as(caller);
        return switch (act) {
            case "views" -> request.get("/api/v1/views");
            case "save" -> request.body(Map.of("name", "All", "filter", Map.of())).post("/api/v1/views");
            case "counts" -> request.get("/api/v1/views/counts");
            case "view" -> request.get("/api/v1/views/mine/tickets");
            case "planned" -> request.get(TICKETS + "/planned");
            case "search" -> request.urlEncodingEnabled(false).get(TICKETS + ":search?q=card");
            case "next" -> request.get(TICKETS + "/next");
            case "bulk" -> request.body(Map.of("tickets", List.of(ticket), "action", Map.of("priority", "LOW")))
                    .post("/api/v1/jobs");
            case "jobs" -> request.get("/api/v1/jobs");
            case "import" -> request.body(Map.of("of", "TICKETS")).post("/api/v1/jobs/imports");
            case "export" -> request.get("/api/v1/exports/tickets.csv");
            case "said" -> request.get("/api/v1/exports/messages.csv");
            case "people" -> request.get("/api/v1/exports/contacts.csv");
            case "macros" -> request.get("/api/v1/macros?ticket=" + ticket);
            case "channels" -> request.get("/api/v1/channels?contact=" + Api.CLAIRE);
            case "stats" -> request.get(TICKETS + "/stats");
            case "duplicates" -> request.get(TICKETS + "/" + ticket + "/duplicates");
            case "similar" ->
                request.urlEncodingEnabled(false).body(Map.of("subject", "Card refused")).post(TICKETS + ":similar");
            default -> administer(act, caller, ticket);
        };
    }

    private Response administer(String act, String caller, String ticket) {
        var request = Callers.as(caller);
        var address = "/api/v1/problems";
        return switch (act) {
            case "settings" -> request.get("/api/v1/ticket-settings/categories");
            case "configure" -> request.header("If-Match", "*").body(Map.of("content",
                    Map.of("labels", Map.of("en", "Any"), "writtenOnly", false)))
                    .put("/api/v1/ticket-settings/categories/any");
            case "problems" -> request.get(address);
            case "attach" -> request.put(address + "/" + problem + "/tickets/" + ticket);
            default -> request.body(Map.of("answer", "It works again.", "tickets", List.of()))
                    .put(address + "/" + problem + "/ending");
        };
    }
}
