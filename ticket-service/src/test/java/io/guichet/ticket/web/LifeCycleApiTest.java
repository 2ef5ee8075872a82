package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.awaitTicket;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.ticket;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.events.DirectoryEvent.Department;
import io.guichet.events.DirectoryEvent.DepartmentChanged;
import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.events.TicketEvent.TicketRestored;
import io.guichet.events.TicketEvent.TicketTrashed;
import io.guichet.http.directory.Directory;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.ticket.Api;
import io.guichet.ticket.ShiftedClock;
import io.guichet.ticket.Wire;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class LifeCycleApiTest {

    @Inject
    Directory directory;
    @Inject
    ShiftedClock clock;
    @Inject
    Wire wire;

    @BeforeEach
    void aDepartmentWithItsOwnSettings() {
        directory.apply(new DepartmentChanged(new Department("lab", "Lab", "en", "support@lab.guichet.example", null,
                Map.of("closeAfter", "P1D", "thanksReopens", true, "takeOnReply", true, "subStatuses",
                        List.of(Map.of("key", "parts", "name", "Waiting for parts", "status", "ON_HOLD")))),
                1));
    }

    @Test
    void a_person_hands_a_ticket_to_a_group_of_another_department() {
        var id = open();
        asBruno().body(Map.of("id", DirectoryFixtures.BRUNO)).put(TICKETS + "/" + id + "/assignee").then()
                .statusCode(200);

        asBruno().body(Map.of("group", "billing-en")).put(TICKETS + "/" + id + "/group").then().statusCode(200)
                .body("department", equalTo("support-en")).body("group", equalTo("billing-en"))
                .body("assignee", nullValue());

        asBruno().get(TICKETS + "/" + id).then().statusCode(404);
        asAdministrator().body(Map.of("department", "support-fr")).put(TICKETS + "/" + id + "/group").then()
                .statusCode(200).body("department", equalTo("support-fr")).body("group", nullValue());
        var moves = wire.await(id, event -> event.ticket().group() == null && event instanceof FieldsChanged).stream()
                .filter(FieldsChanged.class::isInstance).map(FieldsChanged.class::cast);
        assertThat(moves).extracting(FieldsChanged::changed)
                .containsExactly(List.of("department", "group"), List.of("department", "group"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"group": "nobody"}                                 | /group      | does not exist
            {"department": "nowhere"}                           | /department | does not exist
            {}                                                  | /group      | is missing, and no department is given either
            {"group": "billing-fr", "department": "support-en"} | /department | is the group's: give one of the two
            """)
    void a_ticket_goes_nowhere_that_is_not(String body, String pointer, String why) {
        asBruno().body(body).put(TICKETS + "/" + open() + "/group").then().statusCode(422)
                .body("errors[0].pointer", equalTo(pointer)).body("errors[0].detail", equalTo(why));
    }

    @Test
    void what_is_resolved_closes_by_itself_after_four_days() {
        var id = resolved(open());

        clock.later(Duration.ofDays(3), () -> {
            var _ = open();
            ticket(id).then().body("status", equalTo("RESOLVED"));
        });
        clock.later(Duration.ofDays(4).plusMinutes(1), () -> awaitTicket(id, "status", equalTo("CLOSED")));

        asBruno().get(TICKETS + "/" + id + "/timeline").then().body("items[-1].by.name", equalTo("automatic closing"));
    }

    @Test
    void what_was_opened_again_stays_open() {
        var id = resolved(open());
        var other = resolved(open());
        write(asCustomer(Api.CLAIRE), id, Map.of("text", "It fails again.")).then().statusCode(201);

        clock.later(Duration.ofDays(5), () -> awaitTicket(other, "status", equalTo("CLOSED")));

        ticket(id).then().body("status", equalTo("REOPENED"));
    }

    @Test
    void a_department_says_when_its_own_are_closed() {
        var id = resolved(open(Map.of("department", "lab")));

        clock.later(Duration.ofHours(25), () -> awaitTicket(id, "status", equalTo("CLOSED")));
    }

    @Test
    void a_short_thanks_is_kept_and_opens_nothing() {
        var id = resolved(open());
        var lab = resolved(open(Map.of("department", "lab")));

        write(asCustomer(Api.CLAIRE), id, Map.of("text", "Merci beaucoup !")).then().statusCode(201);
        write(asCustomer(Api.CLAIRE), lab, Map.of("text", "Merci beaucoup !")).then().statusCode(201);

        ticket(id).then().body("status", equalTo("RESOLVED")).body("situation.thankedAt", notNullValue());
        ticket(lab).then().body("status", equalTo("REOPENED"));
    }

    @Test
    void who_answers_takes_it_where_the_department_says_so() {
        var id = open();
        var lab = open(Map.of("department", "lab"));

        write(asAdministrator(), id, Map.of("text", "Try again.")).then().statusCode(201);
        write(asAdministrator(), lab, Map.of("text", "Try again.")).then().statusCode(201);

        ticket(id).then().body("assignee", nullValue());
        ticket(lab).then().body("assignee.name", equalTo("Alice Martin"));
    }

    @Test
    void what_is_put_off_comes_back_by_itself() {
        var id = open();
        asBruno().body(Map.of("until", Instant.now().plus(Duration.ofHours(5)))).put(TICKETS + "/" + id + "/snooze")
                .then().log().ifValidationFails().statusCode(200).body("status", equalTo("ON_HOLD"))
                .body("situation.snoozedUntil", notNullValue());

        clock.later(Duration.ofHours(6), () -> awaitTicket(id, "status", equalTo("OPEN")));

        ticket(id).then().body("situation.snoozedUntil", nullValue());
    }

    @Test
    void a_department_has_its_own_names_of_statuses() {
        var id = open(Map.of("department", "lab"));
        var path = TICKETS + "/" + id + "/sub-status";

        asAdministrator().body(Map.of("key", "parts")).put(path).then().statusCode(200)
                .body("status", equalTo("ON_HOLD")).body("situation.subStatus", equalTo("parts"));
        asAdministrator().body(Map.of("key", "unknown")).put(path).then().statusCode(422);

        asAdministrator().delete(path).then().statusCode(200).body("status", equalTo("ON_HOLD"))
                .body("situation.subStatus", nullValue());
    }

    @Test
    void the_trash_is_in_no_list_and_gives_back_what_it_took() {
        var customer = "spam" + System.nanoTime() + "@trash.example";
        var id = open(Map.of("contact", Map.of("email", customer)));
        asBruno().body(Map.of("spam", true, "block", "SENDER")).put(TICKETS + "/" + id + "/trash").then().log()
                .ifValidationFails().statusCode(200).body("situation.spam", equalTo(true));

        asBruno().get(TICKETS + "?contact=" + customer).then().body("items", hasSize(0));
        asBruno().get("/api/v1/trash").then().body("items.id", hasItem(id));
        asCustomer(customer).get(TICKETS + "/" + id).then().statusCode(404);
        Api.as(DirectoryFixtures.token(DirectoryFixtures.DANIEL)).get("/api/v1/trash").then()
                .body("items.id", not(hasItem(id)));
        asAdministrator().get("/api/v1/blocked-senders?limit=200").then().body("items.pattern", hasItem(customer));
        write(asBruno(), id, Map.of("kind", "NOTE", "text", "?")).then().statusCode(409);
        asBruno().delete(TICKETS + "/" + id + "/trash").then().statusCode(200).body("status", equalTo("NEW"));

        asAdministrator().delete("/api/v1/blocked-senders/" + customer).then().statusCode(204);
        var events = wire.await(id, event -> event instanceof TicketRestored);
        assertThat(events).filteredOn(TicketTrashed.class::isInstance).hasSize(1);
        asBruno().delete(TICKETS + "/" + id + "/trash").then().statusCode(409);
    }

    @Test
    void nothing_is_left_of_the_trash_after_thirty_days() {
        var id = open(Map.of("subject", "Secret", "text", "My number is 4711."));
        asBruno().body(Map.of()).put(TICKETS + "/" + id + "/trash").then().statusCode(200);
        asBruno().get("/api/v1/trash").then().body("items.id", hasItem(id));

        clock.later(Duration.ofDays(31), () -> awaitTicket(id, "subject", equalTo("")));

        asBruno().get(TICKETS + "/" + id + "/messages").then().body("items.text", equalTo(List.of("")));
        asBruno().get("/api/v1/trash").then().body("items.id", not(hasItem(id)));
        asBruno().delete(TICKETS + "/" + id + "/trash").then().statusCode(409);
        ticket(id).then().body("status", equalTo("CLOSED"));
    }

    @Test
    void time_is_measured_or_noted_and_summed() {
        var id = open();
        var entries = TICKETS + "/" + id + "/time-entries";
        asBruno().put(TICKETS + "/" + id + "/timer").then().log().ifValidationFails().statusCode(200);
        asBruno().put(TICKETS + "/" + open() + "/timer").then().statusCode(409);
        clock.later(Duration.ofMinutes(10),
                () -> asBruno().delete(TICKETS + "/" + id + "/timer?note=Call").then().statusCode(200));

        String noted = asBruno().body(Map.of("seconds", 300, "note", "Research")).post(entries).then()
                .statusCode(201).extract().path("id");

        int total = asBruno().get(entries).then().body("entries", hasSize(2)).extract().path("totalSeconds");
        assertThat(total).isBetween(900, 960);
        asBruno().delete(entries + "/" + noted).then().statusCode(204);
        asAdministrator().delete(TICKETS + "/" + id + "/timer").then().statusCode(404);
    }

    @Test
    void times_are_read_page_by_page_and_the_total_is_of_all() {
        var entries = TICKETS + "/" + open() + "/time-entries";
        for (var minute = 0; minute < 3; minute++) {
            asBruno().body(Map.of("seconds", 60, "startedAt", "2026-01-05T12:0" + minute + ":00.123456Z")).post(entries)
                    .then().statusCode(201);
        }

        String next = asBruno().get(entries + "?limit=2").then().body("entries", hasSize(2))
                .body("totalSeconds", equalTo(180)).extract().path("next");
        asBruno().get(entries + "?limit=2&cursor=" + next).then().body("entries", hasSize(1))
                .body("totalSeconds", equalTo(180)).body("next", nullValue());
    }

    @Test
    void instants_that_nobody_can_keep_are_refused_with_their_place() {
        var path = TICKETS + "/" + open();
        asBruno().body(Map.of("until", "+300000-01-01T00:00:00Z")).put(path + "/snooze").then().statusCode(422)
                .body("errors[0].pointer", equalTo("/until"));
        asBruno().body(Map.of("until", "2020-01-01T00:00:00Z")).put(path + "/snooze").then().statusCode(422)
                .body("errors[0].pointer", equalTo("/until"));
        asBruno().body(Map.of("seconds", 60, "startedAt", "-300000-01-01T00:00:00Z")).post(path + "/time-entries")
                .then().statusCode(422).body("errors[0].pointer", equalTo("/startedAt"));
        asAdministrator().queryParam("from", "+300000-01-01T00:00:00Z").get(TICKETS + "/stats?by=day").then()
                .statusCode(400);
    }

    private static String resolved(String id) {
        asAdministrator().header("If-Match", "*").body(Map.of("status", "RESOLVED")).patch(TICKETS + "/" + id).then()
                .statusCode(200);
        return id;
    }
}
