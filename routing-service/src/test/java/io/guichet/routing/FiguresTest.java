package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.AssignmentEvent.AssignmentReleased;
import io.guichet.events.Priority;
import io.guichet.events.TicketStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Loads, shares, what tickets weigh, and the ledger derived anew. */
@QuarkusTest
class FiguresTest {

    @Inject
    Wire wire;
    @Inject
    AgroalDataSource database;

    private final Organisation organisation = new Organisation();

    @Test
    void the_load_of_a_group_is_what_its_members_have_and_what_waits() {
        var group = organisation.group("load", "ROUND_ROBIN");
        var ann = organisation.online("Ann", 4, group);
        given(group, Priority.HIGH);
        given(group, Priority.NORMAL);
        var waits = new ATicket(organisation.department).of(group).weighing(Priority.URGENT);
        wire.tell(waits.open("Panne"));
        wire.awaitQueued(waits.id);

        Organisation.administrator().get("/api/v1/groups/{key}/load", group).then().statusCode(200)
                .body("waiting", equalTo(1)).body("present", equalTo(1)).body("units", equalTo(3))
                .body("capacity", equalTo(4)).body("utilisation", equalTo(0.75f))
                .body("members[0].agent", equalTo(ann.toString())).body("members[0].tickets", equalTo(2));
        Organisation.administrator().get("/api/v1/groups/nowhere/load").then().statusCode(404);
    }

    @Test
    void shares_of_a_round_differ_by_one_at_most_and_the_first_lines_part_is_shown() {
        var group = organisation.group("fair", "ROUND_ROBIN");
        organisation.online(3, 20, group);
        var tickets = IntStream.range(0, 7).mapToObj(number -> given(group, Priority.NORMAL)).toList();
        wire.tell(tickets.getFirst().become(TicketStatus.CLOSED));

        await().atMost(Wire.PATIENCE).untilAsserted(() -> Organisation.administrator()
                .queryParam("group", group).get("/api/v1/routing/fairness").then()
                .statusCode(200).body("groups[0].assigned", equalTo(7)).body("groups[0].spread", equalTo(1))
                .body("groups[0].shares", hasSize(3)).body("groups[0].waits.median", notNullValue()));
        Organisation.administrator().queryParam("from", "yesterday").get("/api/v1/routing/fairness").then()
                .statusCode(400);
        Organisation.administrator().queryParam("from", "2026-02-01T00:00:00Z").queryParam("to",
                "2026-01-01T00:00:00Z").get("/api/v1/routing/fairness").then().statusCode(400);
        Organisation.administrator().queryParam("group", "nowhere").get("/api/v1/routing/fairness").then()
                .statusCode(404);
    }

    @Test
    void what_ended_counts_for_the_group_that_it_was_in_then() {
        var group = organisation.group("then", "ROUND_ROBIN");
        var other = organisation.group("since", "ROUND_ROBIN");
        organisation.online("Ann", 20, group);
        var ticket = given(group, Priority.NORMAL);
        wire.tell(List.of(ticket.become(TicketStatus.CLOSED), ticket.moveTo(other)));

        await().atMost(Wire.PATIENCE).untilAsserted(() -> ended(group, 1));
        ended(other, 0);
    }

    @Test
    void what_went_on_to_the_second_line_counts_for_the_first() {
        var second = organisation.group("second", "ROUND_ROBIN");
        var first = organisation.group("first", "ROUND_ROBIN", Map.of("secondLine", second));
        organisation.online("Ann", 20, first);
        organisation.online("Liv", 20, second);
        var ended = given(first, Priority.NORMAL);
        wire.tell(ended.become(TicketStatus.CLOSED));
        var decidedOtherwise = given(first, Priority.NORMAL);
        escalate(decidedOtherwise);
        wire.tell(List.of(decidedOtherwise.assignByHand(UUID.randomUUID(), "Grace"),
                decidedOtherwise.become(TicketStatus.CLOSED)));
        var passedOn = given(first, Priority.NORMAL);
        escalate(passedOn);
        await().atMost(Wire.PATIENCE).until(() -> !wire.all(AssignmentReleased.class, passedOn.id).isEmpty());
        wire.tell(passedOn.release(wire.all(AssignmentReleased.class, passedOn.id).getFirst()));
        wire.tell(passedOn.apply(wire.awaitRouted(passedOn.id)));
        wire.tell(passedOn.accept(wire.awaitAssignedAgain(passedOn.id)));
        wire.tell(passedOn.become(TicketStatus.CLOSED));

        await().atMost(Wire.PATIENCE).untilAsserted(() -> firstLine(first).body("firstLine.ended", equalTo(3))
                .body("firstLine.inFirstLine", equalTo(2)).body("firstLine.share", equalTo(0.667f)));
        firstLine(second).body("firstLine.ended", equalTo(0));
    }

    private static void escalate(ATicket ticket) {
        Explained.writer().body(Map.of("note", "Too hard"))
                .post("/api/v1/tickets/{id}/routing/second-line", ticket.id).then().statusCode(202);
    }

    private static void ended(String group, int tickets) {
        firstLine(group).body("firstLine.ended", equalTo(tickets));
    }

    @CanIgnoreReturnValue
    private static ValidatableResponse firstLine(String group) {
        // Tickets of these tests end when the calendar says that their story took place.
        return Organisation.administrator().queryParam("group", group).queryParam("from", "2026-01-01T00:00:00Z")
                .queryParam("to", "2026-02-01T00:00:00Z").get("/api/v1/routing/fairness").then().statusCode(200);
    }

    @Test
    void who_was_removed_since_still_counts() {
        var group = organisation.group("left", "ROUND_ROBIN");
        var ann = organisation.online("Ann", 20, group);
        wire.tell(given(group, Priority.NORMAL).become(TicketStatus.CLOSED));
        organisation.change(ann, "Ann", Map.of());
        await().atMost(Wire.PATIENCE).untilAsserted(() -> Organisation.administrator()
                .delete("/api/v1/agents/{id}", ann).then().statusCode(204));

        Organisation.administrator().queryParam("group", group).get("/api/v1/routing/fairness").then().statusCode(200)
                .body("groups[0].assigned", equalTo(1)).body("groups[0].shares[0].name", equalTo("Ann"));
    }

    @Test
    void the_ledger_derived_from_the_topics_is_the_one_that_is_kept_and_corrects_it() throws SQLException {
        var group = organisation.group("ledger", "LEAST_LOADED");
        organisation.online(2, 20, group);
        var held = given(group, Priority.HIGH);
        var closed = given(group, Priority.NORMAL);
        wire.tell(closed.become(TicketStatus.CLOSED));
        var proposed = new ATicket(organisation.department).of(group);
        wire.tell(proposed.open("Bonjour"));
        wire.awaitAssigned(proposed.id);
        await().atMost(Wire.PATIENCE).until(() -> ledger(closed.id).isEmpty());
        var before = List.of(ledger(held.id), ledger(proposed.id));

        rebuild();
        assertThat(List.of(ledger(held.id), ledger(proposed.id))).isEqualTo(before);

        spoil("update ticket set holder = null, weight = 9 where id = ?", held.id);
        spoil("update ticket set weight = 7 where id = ?", proposed.id);
        assertThat(rebuild()).isEqualTo(2);
        assertThat(List.of(ledger(held.id), ledger(proposed.id))).isEqualTo(before);
        assertThat(rebuild()).isZero();
    }

    @Test
    void weights_change_for_what_agents_have_too_and_nothing_else_is_written() throws SQLException {
        var group = organisation.group("weights", "LEAST_LOADED");
        organisation.online("Ann", 20, group);
        var ticket = given(group, Priority.LOW);
        var normal = given(group, Priority.NORMAL);
        var untouched = row(normal.id);
        var now = Organisation.administrator().get("/api/v1/routing/weights").then().statusCode(200).extract();
        Map<String, Object> weights = new HashMap<>(now.<Map<String, Object>>path("$"));
        weights.remove("version");
        var before = Map.copyOf(weights);
        weights.put("low", 3);

        Organisation.administrator().header("If-Match", now.header("ETag")).body(weights)
                .put("/api/v1/routing/weights").then().statusCode(200).body("low", equalTo(3));
        await().atMost(Wire.PATIENCE).until(() -> ledger(ticket.id).endsWith(" 3"));
        assertThat(row(normal.id)).isEqualTo(untouched);
        Organisation.administrator().header("If-Match", now.header("ETag")).body(before)
                .put("/api/v1/routing/weights").then().statusCode(412);
        Organisation.administrator().body(before).put("/api/v1/routing/weights").then().statusCode(200);
        await().atMost(Wire.PATIENCE).until(() -> ledger(ticket.id).endsWith(" 1"));
        assertThat(row(normal.id)).isEqualTo(untouched);
        Organisation.administrator().get("/api/v1/routing/weights/versions").then().statusCode(200)
                .body("items[1].description.units.LOW", equalTo(3));
        Organisation.administrator().body(Map.of("low", 0)).put("/api/v1/routing/weights").then().statusCode(400);
        weights.put("counting", List.of("OPEN", "CLOSED"));
        Organisation.administrator().body(weights).put("/api/v1/routing/weights").then().statusCode(422)
                .body("errors[0].pointer", equalTo("/counting"));
    }

    /** Which transaction wrote the row last. */
    private String row(UUID ticket) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select xmin from ticket where id = '%s'".formatted(ticket))) {
            rows.next();
            return rows.getString(1);
        }
    }

    @CanIgnoreReturnValue
    private int rebuild() {
        return Organisation.administrator().urlEncodingEnabled(false).post("/api/v1/routing/ledger:rebuild").then()
                .statusCode(200).extract().path("corrected");
    }

    @CanIgnoreReturnValue
    private ATicket given(String group, Priority priority) {
        var ticket = new ATicket(organisation.department).of(group).weighing(priority).from(UUID.randomUUID());
        wire.tell(ticket.open("Bonjour"));
        wire.tell(ticket.accept(wire.awaitAssigned(ticket.id)));
        Explained.awaitOutcome(ticket.id, "ASSIGNED");
        return ticket;
    }

    private String ledger(UUID ticket) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select coalesce(holder || ' ' || coalesce(proposal::text, '-') || ' ' || weight, '') from ticket where id = ?")) {
            statement.setObject(1, ticket);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    private void spoil(String statement, UUID ticket) throws SQLException {
        try (var connection = database.getConnection(); var spoiling = connection.prepareStatement(statement)) {
            spoiling.setObject(1, ticket);
            assertThat(spoiling.executeUpdate()).isEqualTo(1);
        }
    }
}
