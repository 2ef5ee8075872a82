package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.AssignmentEvent.AssignmentReleased;
import io.guichet.events.AssignmentEvent.TicketRouted;
import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.events.Priority;
import io.guichet.events.TicketStatus;
import io.quarkus.test.junit.QuarkusTest;

/** What a group may be asked to do beside its strategy. */
@QuarkusTest
class GroupOptionsTest {

    @Inject
    Wire wire;
    @Inject
    AgroalDataSource database;

    private final Organisation organisation = new Organisation();

    @Test
    void a_sticky_group_gives_a_customer_to_their_last_agent() {
        var group = organisation.group("sticky", "ROUND_ROBIN", Map.of("sticky", true));
        organisation.online(3, 20, group);
        var customer = UUID.randomUUID();
        var first = new ATicket(organisation.department).of(group).from(customer);
        wire.tell(first.open("Bonjour"));
        var agent = wire.awaitAssigned(first.id).agent();
        wire.tell(first.accept(wire.awaitAssigned(first.id)));
        Explained.awaitOutcome(first.id, "ASSIGNED");

        var second = new ATicket(organisation.department).of(group).from(customer);
        wire.tell(second.open("Encore moi"));

        assertThat(wire.awaitAssigned(second.id).agent()).isEqualTo(agent);
        Explained.decisions(second.id).body("decisions[0].candidates.passedOver", hasItem("preferred"));
    }

    @Test
    void a_groups_criteria_go_before_the_time_that_tickets_have_waited() {
        var group = organisation.group("ordered", "LEAST_LOADED",
                Map.of("order", List.of("ticket.priority == 'URGENT'", "ticket.priority == 'HIGH'")));
        var ann = organisation.agent("Ann", 4, group);
        var old = waiting(group, Priority.NORMAL, 0);
        var high = waiting(group, Priority.HIGH, 60);
        var urgent = waiting(group, Priority.URGENT, 120);

        organisation.presence(ann, Presence.ONLINE);

        wire.awaitAssigned(urgent.id);
        assertThat(wire.all(AgentAssigned.class, old.id)).isEmpty();
        assertThat(wire.all(AgentAssigned.class, high.id)).isEmpty();
    }

    @Test
    void a_ticket_at_which_somebody_else_is_gets_its_place_by_new_criteria_later() throws SQLException {
        var group = organisation.group("held", "LEAST_LOADED");
        var ann = organisation.agent("Ann", 2, group);
        var old = waiting(group, Priority.NORMAL, 0);
        var high = waiting(group, Priority.HIGH, 60);

        try (var elsewhere = new Elsewhere(database, "ticket where id = ?", high.id)) {
            organisation.regroup(group, "LEAST_LOADED", Map.of("order", List.of("ticket.priority == 'HIGH'")));
            await().atMost(Wire.PATIENCE).until(() -> precedence(old) == 1);
            assertThat(elsewhere.isWaitedFor()).isFalse();
        }

        await().atMost(Wire.PATIENCE).until(() -> nothingDue());
        organisation.presence(ann, Presence.ONLINE);
        wire.awaitAssigned(high.id);
        assertThat(wire.all(AgentAssigned.class, old.id)).isEmpty();
    }

    @Test
    void criteria_that_change_reorder_those_who_wait() {
        var group = organisation.group("reordered", "LEAST_LOADED");
        var ann = organisation.agent("Ann", 2, group);
        var old = waiting(group, Priority.NORMAL, 0);
        var high = waiting(group, Priority.HIGH, 60);

        organisation.regroup(group, "LEAST_LOADED", Map.of("order", List.of("ticket.priority == 'HIGH'")));
        await().atMost(Wire.PATIENCE).until(() -> nothingDue());
        organisation.presence(ann, Presence.ONLINE);

        wire.awaitAssigned(high.id);
        assertThat(wire.all(AgentAssigned.class, old.id)).isEmpty();
    }

    @Test
    void a_cap_keeps_one_requester_from_taking_all_there_is() {
        var group = organisation.group("capped", "ROUND_ROBIN", Map.of("requesterCap", 2));
        organisation.online("Ann", 20, group);
        var busy = UUID.randomUUID();
        var burst = List.of(1, 2, 3).stream()
                .map(number -> new ATicket(organisation.department).of(group).from(busy)).toList();
        burst.forEach(ticket -> wire.tell(ticket.open("Encore")));
        var other = new ATicket(organisation.department).of(group).from(UUID.randomUUID());
        wire.tell(other.open("Et moi ?"));

        wire.awaitAssigned(other.id);
        var waits = burst.stream().filter(ticket -> wire.all(AgentAssigned.class, ticket.id).isEmpty()).toList();
        assertThat(waits).hasSize(1);
        assertThat(wire.awaitQueued(waits.getFirst().id).reason()).isEqualTo("requester-cap");

        var done = burst.stream().filter(ticket -> !ticket.equals(waits.getFirst())).findFirst().orElseThrow();
        wire.tell(done.accept(wire.awaitAssigned(done.id)));
        wire.tell(done.become(TicketStatus.CLOSED));
        wire.awaitAssigned(waits.getFirst().id);
    }

    @Test
    void a_burst_of_one_requester_lets_others_go_first() {
        var group = organisation.group("burst", "ROUND_ROBIN");
        var ann = organisation.agent("Ann", 11, group);
        var busy = UUID.randomUUID();
        var burst = IntStream.range(0, 12)
                .mapToObj(number -> new ATicket(organisation.department).of(group).from(busy)).toList();
        burst.forEach(ticket -> wire.tell(ticket.open("Encore")));
        var other = new ATicket(organisation.department).of(group).from(UUID.randomUUID())
                .waitingSince(ATicket.MONDAY.plusSeconds(600));
        wire.tell(other.open("Et moi ?"));
        wire.awaitQueued(other.id);
        burst.forEach(ticket -> wire.awaitQueued(ticket.id));

        organisation.presence(ann, Presence.ONLINE);

        wire.awaitAssigned(other.id);
    }

    @Test
    void whoever_has_waited_too_long_goes_to_the_group_that_helps_out() {
        var helping = organisation.group("helping", "ROUND_ROBIN");
        var group = organisation.group("overflowing", "ROUND_ROBIN",
                Map.of("overflow", Map.of("group", helping, "after", "PT1S")));
        var ann = organisation.online("Ann", 20, helping);
        var ticket = waiting(group, Priority.NORMAL, 0);

        assertThat(wire.awaitAssigned(ticket.id).agent()).isEqualTo(ann);
        assertThat(wire.all(TicketRouted.class, ticket.id)).extracting(TicketRouted::rule, TicketRouted::group)
                .contains(tuple("overflow", helping));
        Explained.decisions(ticket.id).body("decisions.outcome", contains("QUEUED", "PASSED_ON", "PROPOSED"))
                .body("decisions[1].source", equalTo("OVERFLOW"));
    }

    @Test
    void an_agent_asks_the_second_line_with_a_note() {
        var second = organisation.group("second", "ROUND_ROBIN");
        var first = organisation.group("first", "ROUND_ROBIN", Map.of("secondLine", second));
        organisation.online("Ann", 20, first);
        var expert = organisation.online("Eva", 20, second);
        var ticket = new ATicket(organisation.department).of(first);
        wire.tell(ticket.open("Bonjour"));
        var ann = wire.awaitAssigned(ticket.id);
        wire.tell(ticket.accept(ann));
        Explained.awaitOutcome(ticket.id, "ASSIGNED");

        Explained.writer().body(Map.of("note", "The logs show a timeout"))
                .post("/api/v1/tickets/{id}/routing/second-line", ticket.id).then().statusCode(202)
                .body("group", equalTo(second));

        await().atMost(Wire.PATIENCE)
                .until(() -> !wire.all(AssignmentReleased.class, ticket.id).isEmpty());
        var released = wire.all(AssignmentReleased.class, ticket.id).getFirst();
        assertThat(released.agent()).isEqualTo(ann.agent());
        assertThat(released.note()).isEqualTo("The logs show a timeout");
        wire.tell(ticket.release(released));
        assertThat(wire.awaitAssignedAgain(ticket.id).agent()).isEqualTo(expert);
        Explained.decisions(ticket.id).body("decisions.note", hasItem("The logs show a timeout"));
    }

    @Test
    void a_ticket_that_is_resolved_needs_no_second_line() {
        var group = organisation.group("first", "ROUND_ROBIN",
                Map.of("secondLine", organisation.group("second", "ROUND_ROBIN")));
        organisation.online("Ann", 20, group);
        var ticket = new ATicket(organisation.department).of(group);
        wire.tell(ticket.open("Bonjour"));
        wire.tell(List.of(ticket.accept(wire.awaitAssigned(ticket.id)), ticket.become(TicketStatus.RESOLVED)));
        Explained.awaitOutcome(ticket.id, "ASSIGNED");

        await().atMost(Wire.PATIENCE).untilAsserted(() -> Explained.writer().body(Map.of("note", "Help"))
                .post("/api/v1/tickets/{id}/routing/second-line", ticket.id).then().statusCode(409)
                .body("detail", containsString("resolved")));
    }

    @Test
    void the_note_to_the_second_line_goes_with_a_ticket_that_only_waits() {
        var second = organisation.group("second", "ROUND_ROBIN");
        var ticket = waiting(organisation.group("first", "ROUND_ROBIN", Map.of("secondLine", second)), Priority.NORMAL,
                0);

        Explained.writer().body(Map.of("note", "Ask the network team"))
                .post("/api/v1/tickets/{id}/routing/second-line", ticket.id).then().statusCode(202);

        await().atMost(Wire.PATIENCE).until(() -> !wire.all(TicketRouted.class, ticket.id).isEmpty());
        assertThat(wire.all(TicketRouted.class, ticket.id)).extracting(TicketRouted::group, TicketRouted::note)
                .containsExactly(tuple(second, "Ask the network team"));
    }

    @Test
    void what_a_person_decides_later_goes_before_the_second_line() {
        var second = organisation.group("second", "ROUND_ROBIN");
        var first = organisation.group("first", "ROUND_ROBIN", Map.of("secondLine", second));
        organisation.online("Eva", 20, second);
        var ann = organisation.online("Ann", 20, first);
        var ticket = new ATicket(organisation.department).of(first);
        wire.tell(ticket.open("Bonjour"));
        wire.tell(ticket.accept(wire.awaitAssigned(ticket.id)));
        Explained.awaitOutcome(ticket.id, "ASSIGNED");
        Explained.writer().body(Map.of("note", "Too hard"))
                .post("/api/v1/tickets/{id}/routing/second-line", ticket.id).then().statusCode(202);

        wire.tell(ticket.assignByHand(UUID.randomUUID(), "Grace"));
        wire.tell(ticket.unassign());

        assertThat(wire.awaitAssignedAgain(ticket.id).agent()).isEqualTo(ann);
    }

    @Test
    void without_a_second_line_nobody_can_ask_for_it() {
        var group = organisation.group("alone", "ROUND_ROBIN");
        var ticket = waiting(group, Priority.NORMAL, 0);

        Explained.writer().body(Map.of("note", "Help")).post("/api/v1/tickets/{id}/routing/second-line", ticket.id)
                .then().statusCode(409);
    }

    @Test
    void options_that_name_nothing_are_refused() {
        organisation.group("whole", "ROUND_ROBIN");
        Organisation.administrator().body(Map.of("name", "X", "department", organisation.department, "strategy",
                "MANUAL", "options", Map.of("secondLine", "nowhere"))).put("/api/v1/groups/odd").then().statusCode(422)
                .body("errors[0].pointer", equalTo("/options/secondLine"));
        Organisation.administrator().body(Map.of("name", "X", "department", organisation.department, "strategy",
                "MANUAL", "options", Map.of("order", List.of("", "ticket.nothing == 1")))).put("/api/v1/groups/odd")
                .then().statusCode(422).body("errors[0].pointer", equalTo("/options/order/1"));
        Organisation.administrator().body(Map.of("name", "X", "department", organisation.department, "strategy",
                "MANUAL", "options", Map.of("secondLine", "odd"))).put("/api/v1/groups/odd").then().statusCode(422)
                .body("errors[0].pointer", equalTo("/options/secondLine"));
    }

    private int precedence(ATicket ticket) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement
                        .executeQuery("select precedence from ticket where id = '%s'".formatted(ticket.id))) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private boolean nothingDue() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select 1 from due_work where kind = 'reorder-queue'")) {
            return !rows.next();
        }
    }

    private ATicket waiting(String group, Priority priority, int later) {
        var ticket = new ATicket(organisation.department).of(group).weighing(priority).from(UUID.randomUUID())
                .waitingSince(ATicket.MONDAY.plusSeconds(later));
        wire.tell(ticket.open("Bonjour"));
        wire.awaitQueued(ticket.id);
        return ticket;
    }
}
