package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.DirectoryEvent.Presence;
import io.quarkus.test.junit.QuarkusTest;

/** What a process committed before it died is found by another. */
@QuarkusTest
class SweepTest {

    @Inject
    Wire wire;
    @Inject
    AgroalDataSource database;

    private final Organisation organisation = new Organisation();

    @Test
    void a_group_that_was_marked_by_a_process_that_died_is_drained() throws SQLException {
        var group = organisation.group("all", "ROUND_ROBIN");
        var ann = organisation.agent("Ann", 20, group);
        var ticket = new ATicket(organisation.department);
        wire.tell(ticket.open("Bonjour"));
        wire.awaitQueued(ticket.id);

        leaveBehind(ann, group);

        assertThat(wire.awaitAssigned(ticket.id).agent()).isEqualTo(ann);
    }

    @Test
    void a_ticket_whose_words_never_come_is_routed_without_them() {
        var ann = organisation.online("Ann", 20, organisation.group("all", "ROUND_ROBIN"));
        var ticket = new ATicket(organisation.department);

        wire.tell(ticket.open("Bonjour").getFirst());

        assertThat(wire.awaitAssigned(ticket.id).agent()).isEqualTo(ann);
    }

    /** As if the agent had come online in a process that ended right after its commit. */
    private void leaveBehind(UUID agent, String group) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.prepareStatement("""
                with came as (insert into agent_presence (agent_id, presence, since, version)
                              values (?, ?, now(), 1) returning agent_id)
                insert into group_mark (group_key) select ? from came""")) {
            statement.setObject(1, agent);
            statement.setString(2, Presence.ONLINE.name());
            statement.setString(3, group);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
