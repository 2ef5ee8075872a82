package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.ticket;
import static io.guichet.ticket.Api.write;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.DirectoryEvent.Department;
import io.guichet.events.DirectoryEvent.DepartmentChanged;
import io.guichet.http.directory.Directory;
import io.guichet.reliable.Ids;
import io.guichet.ticket.ShiftedClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What has to hold before a ticket ends, has to hold by whatever way it ends. */
@QuarkusTest
class ClosingRulesTest {

    private static final String SETTINGS = "/api/v1/ticket-settings/";

    @Inject
    Directory directory;
    @Inject
    ShiftedClock clock;
    @Inject
    Ids ids;

    private String mark = "";

    @BeforeEach
    void aDepartmentWithItsOwnStatus() {
        directory.apply(new DepartmentChanged(new Department("repairs", "Repairs", "en", "repairs@guichet.example",
                null, Map.of("subStatuses", List.of(Map.of("key", "repaired", "name", "Repaired", "status",
                        "RESOLVED")))),
                1));
        mark = "m" + ids.next().toString().replace("-", "");
    }

    @Test
    void a_macro_ends_no_ticket_that_lacks_a_field() {
        causeIsRequired();
        put("macros", mark, Map.of("name", "Done", "reply", "Done.", "status", "RESOLVED"));
        var id = open(Map.of("category", mark));

        lacksCause(asBruno().body(Map.of("ticket", id)).post("/api/v1/macros/" + mark + "/uses"));

        ticket(id).then().body("status", equalTo("NEW"));
        asBruno().get(TICKETS + "/" + id + "/messages").then().body("items.size()", equalTo(1));
    }

    @Test
    void a_name_of_a_status_ends_no_ticket_that_lacks_a_field() {
        causeIsRequired();
        var id = open(Map.of("category", mark, "department", "repairs"));

        lacksCause(asAdministrator().body(Map.of("key", "repaired")).put(TICKETS + "/" + id + "/sub-status"));
    }

    @Test
    void a_child_that_lacks_a_field_is_not_closed_with_its_parent() {
        causeIsRequired();
        var parent = open();
        var child = open(Map.of("category", mark));
        asBruno().body(Map.of("kind", "PARENT", "ticket", parent)).post(TICKETS + "/" + child + "/links").then()
                .statusCode(201);

        lacksCause(asBruno().put(TICKETS + "/" + parent + "/closure?children=true"));

        ticket(parent).then().body("status", equalTo("NEW"));
    }

    @Test
    void a_held_message_ends_no_ticket_that_lacks_a_field_by_then() {
        var id = open(Map.of("category", mark));
        write(asBruno(), id, Map.of("text", "Done.", "hold", true, "then", "CLOSE")).then().statusCode(202);
        causeIsRequired();

        clock.later(Duration.ofSeconds(11), () -> await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> asBruno().get(TICKETS + "/" + id + "/pending-messages").then()
                        .body("items[0].state", equalTo("REFUSED"))));

        ticket(id).then().body("status", equalTo("NEW"));
    }

    private void causeIsRequired() {
        for (var department : List.of("support-fr", "repairs")) {
            put(department, "fields", mark + department.charAt(0), Map.of("labels", Map.of("fr", "Cause"), "type",
                    "TEXT", "required", "CLOSING", "shownWhen",
                    Map.of("field", "category", "operator", "is", "value", mark)));
        }
    }

    private static void lacksCause(Response answer) {
        answer.then().statusCode(422).body("errors.size()", equalTo(1));
    }

    private static void put(String kind, String key, Map<String, Object> content) {
        put("support-fr", kind, key, content);
    }

    private static void put(String department, String kind, String key, Map<String, Object> content) {
        asAdministrator().body(Map.of("department", department, "content", content)).put(SETTINGS + kind + "/" + key)
                .then().log().ifValidationFails().statusCode(200);
    }
}
