package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.AssignmentEvent.AssignmentReleased;
import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.events.Priority;
import io.quarkus.test.junit.QuarkusTest;

/** Whose room a ticket takes, and who waits for whom while that changes. */
@QuarkusTest
class RoomTest {

    @Inject
    Wire wire;
    @Inject
    AgroalDataSource database;

    private final Organisation organisation = new Organisation();

    @Test
    void a_ticket_that_waits_takes_no_room_of_whoever_had_it() {
        var group = organisation.group("back", "ROUND_ROBIN");
        var ann = organisation.online("Ann", 4, group);
        var ticket = new ATicket(organisation.department).of(group).weighing(Priority.URGENT);
        wire.tell(ticket.open("Bonjour"));
        wire.tell(ticket.accept(wire.awaitAssigned(ticket.id)));
        Explained.awaitOutcome(ticket.id, "ASSIGNED");
        organisation.presence(ann, Presence.OFFLINE);
        wire.tell(ticket.reopen(true));
        wire.awaitQueued(ticket.id);
        assertThat(ledger().units()).isEmpty();

        organisation.presence(ann, Presence.ONLINE);

        assertThat(wire.awaitAssignedAgain(ticket.id).agent()).isEqualTo(ann);
    }

    @Test
    void work_that_a_person_gives_waits_for_a_drain_that_has_counted_what_they_have() {
        var group = organisation.group("counted", "ROUND_ROBIN");
        var ann = organisation.agent("Ann", 4, group);
        var ticket = new ATicket(organisation.department).of(group);
        wire.tell(ticket.open("Bonjour"));
        wire.awaitQueued(ticket.id);

        try (var drain = new Elsewhere(database, "agent_load where agent_id = ?", ann)) {
            wire.tell(ticket.assignByHand(ann, "Grace"));
            await().atMost(Wire.PATIENCE).until(drain::isWaitedFor);
            assertThat(ledger().units()).isEmpty();
        }

        await().atMost(Wire.PATIENCE).until(() -> ledger().units().containsKey(ann));
    }

    @Test
    void what_is_decided_while_the_second_line_is_asked_goes_before_it() throws Exception {
        var second = organisation.group("second", "ROUND_ROBIN");
        var group = organisation.group("first", "ROUND_ROBIN", Map.of("secondLine", second));
        organisation.online("Ann", 20, group);
        var ticket = new ATicket(organisation.department).of(group);
        wire.tell(ticket.open("Bonjour"));
        wire.tell(ticket.accept(wire.awaitAssigned(ticket.id)));
        Explained.awaitOutcome(ticket.id, "ASSIGNED");

        var status = askWhileItIsClosed(ticket.id);

        assertThat(status.join()).isEqualTo(409);
        assertThat(wire.all(AssignmentReleased.class, ticket.id)).isEmpty();
        assertThat(wire.all(AgentAssigned.class, ticket.id)).hasSize(1);
    }

    private CompletableFuture<Integer> askWhileItIsClosed(UUID ticket) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update ticket set status = 'CLOSED' where id = '%s'".formatted(ticket));
            var asked = CompletableFuture.supplyAsync(() -> Explained.writer().body(Map.of("note", "Help"))
                    .post("/api/v1/tickets/{id}/routing/second-line", ticket).statusCode());
            await().atMost(Wire.PATIENCE).until(() -> {
                try (var rows = statement.executeQuery(
                        """
                                select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))""")) {
                    return rows.next();
                }
            });
            connection.commit();
            connection.setAutoCommit(true);
            return asked;
        }
    }

    private ModelDatabase ledger() {
        return new ModelDatabase(database, organisation.department);
    }
}
