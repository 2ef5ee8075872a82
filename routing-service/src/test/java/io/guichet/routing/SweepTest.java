package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.AssignmentEvent.AgentAssigned;
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

    @Test
    void a_group_whose_overflow_fails_holds_up_no_other() throws SQLException {
        var helping = organisation.group("helping", "ROUND_ROBIN");
        var overflow = Map.<String, Object>of("overflow", Map.of("group", helping, "after", "PT1S"));
        var broken = organisation.group("a-broken", "ROUND_ROBIN", overflow);
        var group = organisation.group("b-sound", "ROUND_ROBIN", overflow);
        spoil(broken, helping);
        var held = new ATicket(organisation.department).of(broken);
        wire.tell(held.open("Bonjour"));
        var ann = organisation.online("Ann", 20, helping);
        var ticket = new ATicket(organisation.department).of(group);

        wire.tell(ticket.open("Bonjour"));

        assertThat(wire.awaitAssigned(ticket.id).agent()).isEqualTo(ann);
        assertThat(wire.all(AgentAssigned.class, held.id)).isEmpty();
    }

    /** An overflow that does not say after how long. */
    private void spoil(String group, String helping) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("update agent_group set options = ? where key = ?")) {
            statement.setString(1, "{\"overflow\": {\"group\": \"%s\"}}".formatted(helping));
            statement.setString(2, group);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    /** As if the agent had come online in a process that ended right after its commit. */
    private void leaveBehind(UUID agent, String group) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.prepareStatement("""
                with came as (insert into agent_presence (agent_id, presence, since, version)
                              values (?, ?, now(), 1)
                              on conflict (agent_id) do update set presence = excluded.presence returning agent_id)
                insert into group_mark (group_key) select ? from came""")) {
            statement.setObject(1, agent);
            statement.setString(2, Presence.ONLINE.name());
            statement.setString(3, group);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
