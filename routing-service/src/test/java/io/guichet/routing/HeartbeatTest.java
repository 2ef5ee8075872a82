package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.AssignmentEvent.AssignmentReleased;
import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.http.directory.Directory;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class HeartbeatTest {

    private static final String SILENCE = "kind = 'presence-silence' and subject = ?";

    @Inject
    Wire wire;
    @Inject
    Directory directory;
    @Inject
    AgroalDataSource database;

    private final Organisation organisation = new Organisation();
    private UUID ann = new UUID(0, 0);

    @BeforeEach
    void somebody_is_there() {
        ann = organisation.online("Ann", 20);
        await().atMost(Wire.PATIENCE).until(() -> directory.presence(ann) == Presence.ONLINE);
    }

    @Test
    void whoever_falls_silent_is_offline() throws SQLException {
        assertThat(rows("update due_work set due_at = now(), run_at = now() where " + SILENCE)).isEqualTo(1);

        await().atMost(Wire.PATIENCE).until(() -> directory.presence(ann) == Presence.OFFLINE);
    }

    @Test
    void the_work_of_whoever_falls_silent_is_offered_to_others() throws SQLException {
        var group = organisation.group("silent", "ROUND_ROBIN", Map.of("onAbsence", "REOFFER_ALL"));
        organisation.change(ann, "Ann", Map.of("groups", List.of(group)));
        var ticket = new ATicket(organisation.department).of(group);
        wire.tell(ticket.open("Bonjour"));
        wire.tell(ticket.accept(wire.awaitAssigned(ticket.id)));
        Explained.awaitOutcome(ticket.id, "ASSIGNED");
        var ben = organisation.online("Ben", 20, group);

        assertThat(rows("update due_work set due_at = now(), run_at = now() where " + SILENCE)).isEqualTo(1);
        await().atMost(Wire.PATIENCE).until(() -> !wire.all(AssignmentReleased.class, ticket.id).isEmpty());
        wire.tell(ticket.release(wire.all(AssignmentReleased.class, ticket.id).getFirst()));

        assertThat(wire.awaitAssignedAgain(ticket.id).agent()).isEqualTo(ben);
    }

    @Test
    void a_sign_of_life_begins_the_wait_anew() throws SQLException {
        assertThat(rows("update due_work set due_at = due_at - interval '1 minute' where " + SILENCE)).isEqualTo(1);

        organisation.presence(ann, Presence.ONLINE);

        assertThat(rows("delete from due_work where due_at > now() + interval '90 seconds' and " + SILENCE))
                .isEqualTo(1);
    }

    @Test
    void nobody_waits_for_whoever_said_goodbye() throws SQLException {
        organisation.presence(ann, Presence.OFFLINE);

        assertThat(rows("delete from due_work where " + SILENCE)).isZero();
    }

    private int rows(String sql) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.prepareStatement(sql)) {
            statement.setString(1, ann.toString());
            return statement.executeUpdate();
        }
    }
}
