package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.reliable.Ids;
import io.guichet.ticket.Api;
import io.guichet.ticket.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class JobApiTest {

    private static final String JOBS = "/api/v1/jobs";

    @Inject
    Ids ids;

    @Inject
    Wire wire;

    private String mark = "";

    @BeforeEach
    void ownMark() {
        mark = "m" + ids.next().toString().replace("-", "");
    }

    @Test
    void a_bulk_action_does_what_it_can_and_says_what_it_could_not() {
        var first = open(Map.of("tags", List.of(mark)));
        var second = open(Map.of("tags", List.of(mark)));
        var foreign = open(Map.of("department", "support-en"));
        var closed = open();
        asBruno().put(TICKETS + "/" + closed + "/closure").then().statusCode(200);

        var job = bulk(Map.of("tickets", List.of(first, foreign, second, closed), "action",
                Map.of("reply", "It works again.", "status", "RESOLVED", "addTags", List.of("outage"))));

        Jobs.done(Api::asBruno, job).body("total", equalTo(4)).body("done", equalTo(2)).body("failed", equalTo(2));
        ticket(first).then().body("status", equalTo("RESOLVED")).body("tags", contains(mark, "outage"));
        ticket(second).then().body("status", equalTo("RESOLVED"));
        ticket(foreign).then().body("status", equalTo("NEW"));
        asBruno().get(JOBS + "/" + job + "/items?state=FAILED").then().statusCode(200)
                .body("items.content", contains(foreign, closed))
                .body("items[0].detail", containsString("There is no ticket"));
        assertThat(asAdministrator().get(TICKETS + "/" + first + "/messages").jsonPath().getList("items.text"))
                .containsExactly("My card is refused.", "It works again.");
    }

    @Test
    void a_bulk_action_takes_what_passes_a_filter_when_it_is_asked_for() {
        var tickets = new ArrayList<String>();
        for (var count = 0; count < 25; count++) {
            tickets.add(open(Map.of("tags", List.of(mark))));
        }

        var job = bulk(Map.of("filter", Map.of("field", "tags", "operator", "contains", "value", mark), "action",
                Map.of("priority", "LOW")));

        Jobs.done(Api::asBruno, job).body("done", equalTo(25));
        assertThat(tickets).allSatisfy(id -> ticket(id).then().body("priority", equalTo("LOW")));
    }

    @Test
    void a_bulk_action_takes_what_is_in_a_view() {
        var own = open(Map.of("tags", List.of(mark)));
        var foreign = open(Map.of("tags", List.of(mark), "department", "support-en"));
        String view = asBruno().body(Map.of("name", mark, "filter",
                Map.of("field", "tags", "operator", "contains", "value", mark))).post("/api/v1/views").then()
                .statusCode(201).extract().path("id");

        var job = bulk(Map.of("view", view, "action", Map.of("priority", "LOW")));

        Jobs.done(Api::asBruno, job).body("total", equalTo(1)).body("done", equalTo(1));
        ticket(own).then().body("priority", equalTo("LOW"));
        ticket(foreign).then().body("priority", equalTo("NORMAL"));
        Callers.as("agent").body(Map.of("view", view, "action", Map.of("priority", "LOW"))).post(JOBS).then()
                .statusCode(404);
        asBruno().body(Map.of("view", view, "tickets", List.of(own), "action", Map.of("priority", "LOW"))).post(JOBS)
                .then().statusCode(422);
    }

    @Test
    void a_job_is_its_callers_alone_and_needs_what_its_action_needs() {
        var job = bulk(Map.of("tickets", List.of(open()), "action", Map.of("priority", "LOW")));

        asAdministrator().get(JOBS + "/" + job).then().statusCode(404);
        Callers.as("light").body(Map.of("tickets", List.of(), "action", Map.of("priority", "LOW"))).post(JOBS).then()
                .statusCode(403);
        asBruno().get(JOBS).then().statusCode(200).body("items.id", hasItem(job));
    }

    @Test
    void a_cancelled_import_stays_as_it_is() {
        var job = collect("TICKETS", true);

        part(job, 0, line("a", "NEW")).then().statusCode(200).body("total", equalTo(1));
        asAdministrator().put(JOBS + "/" + job + "/cancellation").then().statusCode(200).body("state",
                equalTo("CANCELLED"));
        part(job, 1, line("b", "NEW")).then().statusCode(409);
        asAdministrator().urlEncodingEnabled(false).post(JOBS + "/" + job + ":start").then().statusCode(409);
    }

    @Test
    void tickets_are_imported_once_with_their_dates_and_errors_are_told_by_line() {
        var job = collect("TICKETS", true);
        var lines = line("a", "CLOSED") + "\n{\"externalId\": \"b\"}\n" + line("c", "NEW") + "\nno json";
        part(job, 0, lines).then().statusCode(200).body("total", equalTo(4));
        part(job, 0, lines).then().statusCode(200).body("total", equalTo(4));
        part(job, 1, line("a", "CLOSED")).then().statusCode(200).body("total", equalTo(5));

        asAdministrator().urlEncodingEnabled(false).post(JOBS + "/" + job + ":start").then().statusCode(200);

        Jobs.done(Api::asAdministrator, job).body("done", equalTo(3)).body("failed", equalTo(2));
        asAdministrator().get(JOBS + "/" + job + "/items?state=FAILED").then().body("items.position", contains(2, 4))
                .body("items[0].detail", containsString("subject: is missing"));
        var found = asBruno().get(TICKETS + "?tag=" + mark + "&order=createdAt").jsonPath();
        assertThat(found.getList("items.status")).containsExactly("CLOSED", "NEW");
        assertThat(found.getString("items[0].createdAt")).startsWith("2024-03-01T10:00");
        assertThat(found.getString("items[0].resolvedAt")).startsWith("2024-03-02T10:00");
        assertThat(wire.await(found.getString("items[1].id"), event -> true)).singleElement()
                .isInstanceOf(FieldsChanged.class);
        assertThat(wire.events(found.getString("items[0].id"))).isEmpty();
    }

    @Test
    void messages_are_imported_once_into_their_tickets_and_told_to_nobody() {
        var tickets = collect("TICKETS", false);
        part(tickets, 0, line("a", "NEW")).then().statusCode(200);
        asAdministrator().urlEncodingEnabled(false).post(JOBS + "/" + tickets + ":start").then().statusCode(200);
        Jobs.done(Api::asAdministrator, tickets).body("done", equalTo(1));
        String ticket = asBruno().get(TICKETS + "?tag=" + mark).path("items[0].id");
        var messages = collect("MESSAGES", false);
        var lines = message("1", "CUSTOMER", "Still refused.") + "\n" + message("2", "AGENT", "Try again.");
        part(messages, 0, lines).then().statusCode(200);
        part(messages, 1, lines + "\n" + message("3", "NOBODY", "?")).then().statusCode(200);
        asAdministrator().urlEncodingEnabled(false).post(JOBS + "/" + messages + ":start").then().statusCode(200);

        Jobs.done(Api::asAdministrator, messages).body("done", equalTo(4)).body("failed", equalTo(1));

        asBruno().get(TICKETS + "/" + ticket + "/messages").then()
                .body("items.text", equalTo(List.of("From before", "Still refused.", "Try again.")))
                .body("items[1].author.kind", equalTo("CUSTOMER")).body("items[2].author.name", equalTo("Anna"))
                .body("items[2].createdAt", equalTo("2024-05-01T10:00:00Z"));
        ticket(ticket).then().body("status", equalTo("NEW"));
        assertThat(wire.events(ticket)).filteredOn(MessageAdded.class::isInstance).hasSize(1);
    }

    private static String message(String externalId, String author, String text) {
        return """
                {"externalId": "%s", "ticket": "a", "author": "%s", "from": "old@client.example", "name": "Anna",\
                 "text": "%s", "createdAt": "2024-05-01T10:00:00Z"}""".formatted(externalId, author, text);
    }

    @Test
    void people_are_imported_from_csv_and_again_without_harm() {
        var organizations = collect("ORGANIZATIONS", false);
        csv(organizations, "externalId,name,domains,level,importance\n" + mark + ",\"Société, SA\"," + mark
                + ".example,premium,5\n");
        asAdministrator().urlEncodingEnabled(false).post(JOBS + "/" + organizations + ":start").then().statusCode(200);
        Jobs.done(Api::asAdministrator, organizations).body("done", equalTo(1));
        for (var time = 0; time < 2; time++) {
            var contacts = collect("CONTACTS", false);
            csv(contacts, "email,name,organization,fields.tier,importance\nzoe@" + mark + ".other.example,Zoé," + mark
                    + ",gold,4\n");
            asAdministrator().urlEncodingEnabled(false).post(JOBS + "/" + contacts + ":start").then().statusCode(200);
            Jobs.done(Api::asAdministrator, contacts).body("done", equalTo(1));
        }

        asBruno().get("/api/v1/contacts?q=zoe@" + mark).then().body("items", hasSize(1))
                .body("items[0].organization.name", equalTo("Société, SA"))
                .body("items[0].fields.tier", equalTo("gold")).body("items[0].importance", equalTo(4))
                .body("items[0].revision", equalTo(2));
    }

    @Test
    void what_is_exported_is_what_the_caller_sees() {
        var own = open(Map.of("tags", List.of(mark), "subject", "=1+1, \"quoted\""));
        var _ = open(Map.of("tags", List.of(mark), "department", "support-en"));
        var filter = "{\"field\": \"tags\", \"operator\": \"contains\", \"value\": \"" + mark + "\"}";

        var lines = asBruno().queryParam("filter", filter).get("/api/v1/exports/tickets.ndjson").then().statusCode(200)
                .contentType(containsString("ndjson")).extract().asString().strip().split("\n", -1);
        var table = asBruno().queryParam("filter", filter).get("/api/v1/exports/tickets.csv").then().statusCode(200)
                .contentType(containsString("csv")).extract().asString();

        assertThat(lines).hasSize(1);
        assertThat(lines[0]).contains(own).startsWith("{\"id\"");
        assertThat(table.strip().split("\n", -1)).hasSize(2);
        assertThat(table).startsWith("id,number,subject").contains("'=1+1, \"\"quoted\"\"");
        Callers.as("customer").get("/api/v1/exports/tickets.csv").then().statusCode(403);
    }

    @Test
    void what_is_exported_can_be_imported_elsewhere() {
        var own = open(Map.of("tags", List.of(mark), "text", "My card, \"refused\"."));
        Api.write(asBruno(), own, Map.of("text", "Try again.")).then().statusCode(201);
        var filter = "{\"field\": \"tags\", \"operator\": \"contains\", \"value\": \"" + mark + "\"}";
        var tickets = asBruno().queryParam("filter", filter).get("/api/v1/exports/tickets.ndjson").asString();
        var messages = asBruno().queryParam("filter", filter).get("/api/v1/exports/messages.csv").asString();
        var first = collect("TICKETS", false);
        part(first, 0, tickets).then().statusCode(200);
        asAdministrator().urlEncodingEnabled(false).post(JOBS + "/" + first + ":start").then().statusCode(200);
        Jobs.done(Api::asAdministrator, first).body("done", equalTo(1));
        var second = collect("MESSAGES", false);
        csv(second, messages);
        asAdministrator().urlEncodingEnabled(false).post(JOBS + "/" + second + ":start").then().statusCode(200);

        Jobs.done(Api::asAdministrator, second).body("done", equalTo(2)).body("failed", equalTo(0));

        List<String> both = asBruno().get(TICKETS + "?tag=" + mark).path("items.id");
        assertThat(both).hasSize(2).contains(own);
        var copy = both.stream().filter(id -> !id.equals(own)).findFirst().orElseThrow();
        asBruno().get(TICKETS + "/" + copy + "/messages").then()
                .body("items.text", equalTo(List.of("My card, \"refused\".", "Try again.")));
        Callers.as("customer").get("/api/v1/exports/messages.csv").then().statusCode(403);
    }

    private String bulk(Map<String, Object> request) {
        return asBruno().body(request).post(JOBS).then().log().ifValidationFails().statusCode(202).extract().path("id");
    }

    private String collect(String of, boolean quiet) {
        return asAdministrator().body(Map.of("of", of, "quiet", quiet, "source", mark)).post(JOBS + "/imports").then()
                .log()
                .ifValidationFails().statusCode(201).extract().path("id");
    }

    private static Response part(String job, int number, String lines) {
        return asAdministrator().contentType("application/x-ndjson").body(lines.getBytes(StandardCharsets.UTF_8))
                .put(JOBS + "/" + job + "/parts/" + number);
    }

    private static void csv(String job, String lines) {
        asAdministrator().contentType("text/csv").body(lines.getBytes(StandardCharsets.UTF_8))
                .put(JOBS + "/" + job + "/parts/0").then().log().ifValidationFails().statusCode(200);
    }

    private String line(String externalId, String status) {
        return """
                {"externalId": "%s", "subject": "Old %s", "text": "From before", "email": "old@client.example",\
                 "department": "support-fr", "tags": ["%s"], "status": "%s", "createdAt": "%s",\
                 "closedAt": "2024-03-02T10:00:00Z"}""".formatted(externalId, externalId, mark, status,
                status.equals("NEW") ? "2024-04-01T10:00:00Z" : "2024-03-01T10:00:00Z");
    }
}
