package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.events.Priority;
import io.guichet.events.TicketStatus;
import io.guichet.reliable.postgres.OwnContext;
import io.guichet.routing.queue.Drain;
import io.quarkus.test.junit.QuarkusTest;

/** Nobody waits for ever: neither behind what is light, nor behind the many tickets of another. */
@QuarkusTest
class StarvationTest {

    @Inject
    Wire wire;
    @Inject
    AgroalDataSource database;
    @Inject
    OwnContext contexts;
    @Inject
    Drain drain;

    private final Organisation organisation = new Organisation();

    @Test
    void what_comes_free_adds_up_for_the_first_in_line_and_nothing_else_takes_it() {
        var group = organisation.group("heavy", "ROUND_ROBIN");
        var other = organisation.group("light", "ROUND_ROBIN");
        organisation.online("Ann", 4, group, other);
        Deque<ATicket> held = new ArrayDeque<>();
        for (var number = 0; number < 4; number++) {
            held.add(assigned(begin(group, Priority.NORMAL, 0)));
        }
        var urgent = waiting(group, Priority.URGENT, 60);
        var behind = waiting(group, Priority.NORMAL, 120);
        var elsewhere = waiting(other, Priority.NORMAL, 30);

        while (!held.isEmpty()) {
            assertThat(wire.all(AgentAssigned.class, urgent.id)).isEmpty();
            wire.tell(held.remove().become(TicketStatus.CLOSED));
        }

        assigned(urgent);
        assertThat(wire.all(AgentAssigned.class, behind.id)).isEmpty();
        assertThat(wire.all(AgentAssigned.class, elsewhere.id)).isEmpty();
        wire.tell(urgent.become(TicketStatus.CLOSED));
        wire.awaitAssigned(behind.id);
        wire.awaitAssigned(elsewhere.id);
    }

    @Test
    void room_stays_kept_for_a_ticket_at_which_somebody_else_is() {
        var group = organisation.group("kept", "ROUND_ROBIN");
        var ann = organisation.online("Ann", 4, group);
        Deque<ATicket> held = new ArrayDeque<>();
        for (var number = 0; number < 4; number++) {
            held.add(assigned(begin(group, Priority.NORMAL, 0)));
        }
        var urgent = waiting(group, Priority.URGENT, 60);
        var behind = waiting(group, Priority.NORMAL, 120);
        var kept = new ModelDatabase(database, organisation.department);

        try (var elsewhere = new Elsewhere(database, "ticket where id = ?", urgent.id)) {
            wire.tell(held.remove().become(TicketStatus.CLOSED));
            await().until(() -> Objects.equals(kept.units().get(ann), 3));
            await().until(() -> contexts.run(() -> drain.drain(group)).await().atMost(Wire.PATIENCE));
            assertThat(Objects.requireNonNull(kept.ledger().get(behind.id)).queue()).isEqualTo(group);
            assertThat(elsewhere.isFree("reservation where ticket_id = ?", urgent.id)).isTrue();
        }

        held.forEach(ticket -> wire.tell(ticket.become(TicketStatus.CLOSED)));
        wire.awaitAssigned(urgent.id);
    }

    @Test
    void room_that_was_kept_for_a_ticket_is_given_to_others_once_a_person_has_taken_that() {
        var group = organisation.group("taken", "ROUND_ROBIN");
        organisation.online("Ann", 4, group);
        var first = assigned(begin(group, Priority.NORMAL, 0));
        var urgent = waiting(group, Priority.URGENT, 60);
        var behind = waiting(group, Priority.NORMAL, 120);
        assertThat(first.assignee()).isNotNull();

        wire.tell(urgent.assignByHand(UUID.randomUUID(), "Grace"));

        wire.awaitAssigned(behind.id);
    }

    @Test
    void a_group_that_comes_to_assign_by_hand_keeps_room_no_longer() {
        var group = organisation.group("heavy", "ROUND_ROBIN");
        var other = organisation.group("light", "ROUND_ROBIN");
        organisation.online("Ann", 4, group, other);
        assigned(begin(group, Priority.NORMAL, 0));
        waiting(group, Priority.URGENT, 60);
        var elsewhere = waiting(other, Priority.NORMAL, 120);

        organisation.regroup(group, "MANUAL", Map.of());

        wire.awaitAssigned(elsewhere.id);
    }

    @Test
    void thousands_of_one_requester_do_not_hide_those_behind() throws SQLException {
        var group = organisation.group("flooded", "ROUND_ROBIN", Map.of("requesterCap", 2));
        var ann = organisation.agent("Ann", 4, group);
        var flood = waiting(group, Priority.NORMAL, 0);
        multiply(flood, 5200);
        var behind = waiting(group, Priority.NORMAL, 600);

        organisation.presence(ann, Presence.ONLINE);

        assertThat(wire.awaitAssigned(behind.id).agent()).isEqualTo(ann);
        remove(group);
    }

    @Test
    void thousands_that_nobody_has_room_for_do_not_hide_those_behind() throws SQLException {
        var group = organisation.group("heavy", "ROUND_ROBIN");
        var ann = organisation.agent("Ann", 2, group);
        var bob = organisation.agent("Bob", 4, group);
        var kept = new ModelDatabase(database, organisation.department);
        wire.tell(begin(group, Priority.NORMAL, 0).assignByHand(ann, "Grace"));
        wire.tell(begin(group, Priority.NORMAL, 0).assignByHand(bob, "Grace"));
        await().until(() -> kept.units().equals(Map.of(ann, 1, bob, 1)));
        execute("""
                insert into ticket select (jsonb_populate_record(t, jsonb_build_object(
                    'id', gen_random_uuid(), 'requester', gen_random_uuid()))).*
                from ticket t, generate_series(1, 5200) where t.id = '%s'"""
                .formatted(waiting(group, Priority.URGENT, 0).id));
        var behind = waiting(group, Priority.NORMAL, 600);

        organisation.presence(bob, Presence.ONLINE);
        organisation.presence(ann, Presence.ONLINE);

        assertThat(wire.awaitAssigned(behind.id).agent()).isEqualTo(ann);
        remove(group);
    }

    @Test
    void room_that_is_kept_for_one_hides_nobody_whom_others_could_help() throws SQLException {
        var group = organisation.group("spoken", "ROUND_ROBIN", "REQUIRED");
        var ann = organisation.agent("Ann", 4, group);
        var bob = organisation.agent("Bob", 4, group);
        organisation.change(bob, "Bob", Map.of("groups", List.of(group), "language", "de", "capacity", 4));
        var kept = new ModelDatabase(database, organisation.department);
        wire.tell(begin(group, Priority.NORMAL, 0).assignByHand(ann, "Grace"));
        await().until(() -> Objects.equals(kept.units().get(ann), 1));
        waiting(group, Priority.URGENT, 0);
        multiply(waiting(group, Priority.NORMAL, 60), 98);
        var german = new ATicket(organisation.department).of(group).in("de").from(UUID.randomUUID())
                .waitingSince(ATicket.MONDAY.plusSeconds(1_000_000));
        wire.tell(german.open("Guten Tag"));
        wire.awaitQueued(german.id);

        organisation.presence(ann, Presence.ONLINE);
        organisation.presence(bob, Presence.ONLINE);

        assertThat(wire.awaitAssigned(german.id).agent()).isEqualTo(bob);
        assertThat(kept.units()).containsEntry(ann, 1);
        remove(group);
    }

    @Test
    void many_people_of_one_organisation_do_not_go_before_everybody_else() throws SQLException {
        var group = organisation.group("company", "ROUND_ROBIN");
        var ann = organisation.agent("Ann", 22, group);
        var first = waiting(group, Priority.NORMAL, 0);
        execute("update ticket set organization = '%s' where id = '%s'".formatted(UUID.randomUUID(), first.id));
        execute("""
                insert into ticket select (jsonb_populate_record(t, jsonb_build_object(
                    'id', gen_random_uuid(), 'requester', gen_random_uuid()))).*
                from ticket t, generate_series(1, 60) where t.id = '%s'""".formatted(first.id));
        var other = waiting(group, Priority.NORMAL, 60);

        organisation.presence(ann, Presence.ONLINE);

        assertThat(wire.awaitAssigned(other.id).agent()).isEqualTo(ann);
        remove(group);
    }

    private ATicket begin(String group, Priority priority, int later) {
        var ticket = new ATicket(organisation.department).of(group).weighing(priority).from(UUID.randomUUID())
                .waitingSince(ATicket.MONDAY.plusSeconds(later));
        wire.tell(ticket.open("Bonjour"));
        return ticket;
    }

    @CanIgnoreReturnValue
    private ATicket waiting(String group, Priority priority, int later) {
        var ticket = begin(group, priority, later);
        wire.awaitQueued(ticket.id);
        return ticket;
    }

    @CanIgnoreReturnValue
    private ATicket assigned(ATicket ticket) {
        wire.tell(ticket.accept(wire.awaitAssigned(ticket.id)));
        Explained.awaitOutcome(ticket.id, "ASSIGNED");
        return ticket;
    }

    /** As if its requester had written so many more times. */
    private void multiply(ATicket ticket, int times) throws SQLException {
        execute("""
                insert into ticket select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid()))).*
                from ticket t, generate_series(1, %d) where t.id = '%s'""".formatted(times, ticket.id));
    }

    private void remove(String group) throws SQLException {
        execute("delete from ticket where queue = '%s'".formatted(group));
    }

    private void execute(String order) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(order)).isPositive();
        }
    }
}
