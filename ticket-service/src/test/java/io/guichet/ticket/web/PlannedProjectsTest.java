package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asShop;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Api;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;

/** A project has a date to come, by whatever way it became one, and is in the list of what is planned. */
@QuarkusTest
class PlannedProjectsTest {

    private static final String PLANNED = TICKETS + "/planned?from=2030-01-01&to=2030-12-31&limit=200";

    @Inject
    Ids ids;
    @Inject
    CurrentTransaction transaction;

    private String ticket = "";

    @BeforeEach
    void aTicket() {
        ticket = open();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type": "PROJECT"}
            {"type": "PROJECT", "fields": {"plannedFor": "2030-12-32"}}
            {"type": "PROJECT", "fields": {"plannedFor": "soon"}}
            {"type": "PROJECT", "fields": {"plannedFor": "2020-01-01"}}
            {"type": "PROJECT", "fields": {"plannedFor": null}}
            """)
    void no_edit_makes_a_project_without_a_date_to_come(String edit) {
        patch(edit).then().statusCode(422).body("errors.pointer", hasItem("/fields/plannedFor"));

        asBruno().get(PLANNED).then().statusCode(200).body("items.id", not(hasItem(ticket)));
    }

    @Test
    void a_project_is_listed_under_its_date_until_it_is_over_and_keeps_a_date() {
        patch("{\"type\": \"PROJECT\", \"fields\": {\"plannedFor\": \"2030-06-30\"}}").then().statusCode(200);

        asBruno().get(PLANNED).then().statusCode(200)
                .body("items.find { it.id == '%s' }.date".formatted(ticket), equalTo("2030-06-30"));
        Callers.as("agent").get(PLANNED).then().statusCode(200).body("items.id", not(hasItem(ticket)));
        patch("{\"fields\": {\"plannedFor\": null}}").then().statusCode(422);
        patch("{\"fields\": {\"plannedFor\": \"2030-02-30\"}}").then().statusCode(422);
        patch("{\"subject\": \"Move\", \"fields\": {\"plannedFor\": \"2030-07-01\"}}").then().statusCode(200);
        asBruno().put(TICKETS + "/" + ticket + "/closure").then().statusCode(200);
        asBruno().get(PLANNED).then().body("items.id", not(hasItem(ticket)));
    }

    @Test
    void a_project_that_somebody_tells_of_elsewhere_has_a_date_too() {
        asBruno().body(request(Map.of("type", "PROJECT", "channel", "SOCIAL"))).post(TICKETS).then().statusCode(422);
        asShop().body(request(Map.of("type", "PROJECT", "fields", Map.of("plannedFor", "+12030-01-01")))).post(TICKETS)
                .then().statusCode(422);
    }

    @Test
    void what_is_split_off_a_project_is_planned_for_the_same_day() {
        patch("{\"type\": \"PROJECT\", \"fields\": {\"plannedFor\": \"2030-06-30\"}}").then().statusCode(200);

        var part = split(ticket);

        asBruno().get(TICKETS + "/" + part).then().body("type", equalTo("PROJECT"))
                .body("fields", equalTo(Map.of("plannedFor", "2030-06-30")));
        asBruno().get(PLANNED).then().body("items.id", hasItem(part));
    }

    @Test
    void what_is_split_off_a_project_whose_day_is_past_is_not_planned_yet() throws Throwable {
        var _ = VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> transaction.update("""
                update ticket set type = 'PROJECT', fields = '{"plannedFor": "2020-01-01"}' where id = $1""",
                UUID.fromString(ticket))));

        asBruno().get(TICKETS + "/" + split(ticket)).then().body("type", equalTo("REQUEST"))
                .body("fields", equalTo(Map.of()));
    }

    private static String split(String ticket) {
        String message = asBruno().get(TICKETS + "/" + ticket + "/messages").path("items[0].id");
        return asBruno().body(Map.of("messages", List.of(message))).post(TICKETS + "/" + ticket + "/split").then()
                .log().ifValidationFails().statusCode(201).extract().path("id");
    }

    @Test
    void one_date_that_is_none_does_not_hide_the_others() throws Throwable {
        patch("{\"type\": \"PROJECT\", \"fields\": {\"plannedFor\": \"2030-06-30\"}}").then().statusCode(200);
        var broken = open();
        var _ = VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> transaction.update("""
                update ticket set type = 'PROJECT', fields = '{"plannedFor": "2030-06-32"}' where id = $1""",
                UUID.fromString(broken))));

        asBruno().get(PLANNED).then().statusCode(200).body("items.id", hasItem(ticket))
                .body("items.id", not(hasItem(broken)));
    }

    @Test
    void an_imported_project_that_lasts_has_a_date_be_it_past() {
        var mark = "m" + ids.next().toString().replace("-", "");

        var job = Jobs.imported(Api::asAdministrator, "TICKETS", mark, "csv", """
                externalId,subject,text,email,department,type,status,fields.plannedFor
                a,Old,Old,old@client.example,support-fr,PROJECT,OPEN,2020-01-01
                b,Old,Old,old@client.example,support-fr,PROJECT,OPEN,2020-01-32
                c,Old,Old,old@client.example,support-fr,PROJECT,CLOSED,
                """);

        Jobs.done(Api::asAdministrator, job).body("done", equalTo(2)).body("failed", equalTo(1));
        asAdministrator().get(Jobs.PATH + "/" + job + "/items?state=FAILED").then()
                .body("items[0].detail", containsString("/fields/plannedFor"));
    }

    private Response patch(String edit) {
        return asBruno().header("If-Match", "*").body(edit).patch(TICKETS + "/" + ticket);
    }

    @Test
    void what_is_planned_is_read_page_by_page() {
        var same = open();
        var later = open();
        plan(ticket, "9001-01-01");
        plan(same, "9001-01-01");
        plan(later, "9001-01-02");
        var found = new ArrayList<String>();
        var next = Optional.of("");

        while (next.isPresent()) {
            var page = asBruno().get(TICKETS + "/planned?from=9001-01-01&to=9001-12-31&limit=1" + next.get()).then()
                    .log().ifValidationFails().statusCode(200).extract();
            found.addAll(page.<List<String>>path("items.id"));
            next = Optional.ofNullable(page.<String>path("next")).map(cursor -> "&cursor=" + cursor);
        }

        assertThat(found).containsExactly(ticket, same, later);
    }

    @ParameterizedTest
    @CsvSource({"from, +999999999-12-31, 400", "to, +10000-01-01, 400", "from, -0001-01-01, 400",
        "from, 9999-12-31, 200", "from, 2030-02-30, 400"})
    void dates_at_the_edge_are_answered(String name, String date, int status) {
        asBruno().queryParam(name, date).get(TICKETS + "/planned").then().statusCode(status);
    }

    private static void plan(String ticket, String date) {
        asBruno().header("If-Match", "*").body(Map.of("type", "PROJECT", "fields", Map.of("plannedFor", date)))
                .patch(TICKETS + "/" + ticket).then().log().ifValidationFails().statusCode(200);
    }
}
