package io.guichet.routing.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.guichet.reliable.postgres.OwnContext;
import io.guichet.routing.assignment.Candidate;
import io.guichet.routing.queue.Members.Given;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

/** What a drain knows of the members of a group holds until it ends. */
@QuarkusTest
class MembersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Members members;
    @Inject
    OwnContext contexts;
    @Inject
    AgroalDataSource database;

    private final String group = "members-" + UUID.randomUUID();
    private final UUID ann = UUID.randomUUID();
    private final UUID zoe = UUID.randomUUID();

    @BeforeEach
    void a_group_with_one_member() throws SQLException {
        execute("""
                insert into department (key, name, language, support_address, settings, version)
                values ('%1$s', 'X', 'fr', '%1$s@x.example', '{}', 1);
                insert into agent_group (key, name, department, strategy, language_use, version)
                values ('%1$s', 'X', '%1$s', 'MANUAL', 'IGNORED', 1);
                """.formatted(group) + joining(ann));
    }

    @Test
    void nobody_is_given_more_than_they_have_room_for_when_that_is_written() {
        var given = contexts.run(() -> Panache.withTransaction(() -> members.lock(group)
                .invoke(before -> assertThat(before).extracting(Candidate::room).containsExactly(6))
                .invoke(() -> executeUnchecked(carriedBy(ann)))
                .chain(() -> members.give(group, List.of(new Given(ann, 2, 1)), Map.of()))));

        assertThatThrownBy(() -> given.await().atMost(PATIENCE)).hasMessageContaining("room");
    }

    @Test
    void whoever_joins_once_the_members_are_kept_from_others_is_none_of_them() throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select 1 from agent_load where agent_id = '%s' for update".formatted(ann));
            var locked = lockedMembers().subscribeAsCompletionStage();
            await().atMost(PATIENCE).until(() -> isWaitedFor(connection));
            statement.execute(joining(zoe));
            connection.commit();
            connection.setAutoCommit(true);
            assertThat(locked.join()).containsExactly(ann);
        }

        assertThat(lockedMembers().await().atMost(PATIENCE)).containsExactlyInAnyOrder(ann, zoe);
    }

    private Uni<List<UUID>> lockedMembers() {
        return contexts.run(() -> Panache.withTransaction(() -> members.lock(group)))
                .map(all -> all.stream().map(Candidate::agent).toList());
    }

    private static boolean isWaitedFor(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        """
                                select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))""")) {
            return rows.next();
        }
    }

    private String joining(UUID agent) {
        return """
                insert into agent (id, name, email, profile, departments, groups, capacity, active, version)
                values ('%1$s', 'X', '%1$s@x.example', 'agent', '{%2$s}', '{%2$s}', 6, true, 1);
                insert into agent_load (agent_id, capacity) values ('%1$s', 6);
                insert into group_member (group_key, agent_id) values ('%2$s', '%1$s');
                """.formatted(agent, group);
    }

    /** By somebody who asks nobody. */
    private String carriedBy(UUID agent) {
        return """
                insert into ticket (id, number, version, status, priority, department, group_key, assignee, requester,
                    waiting_since, weight, cause_depth, ruled_weight, told, holder)
                values (gen_random_uuid(), 1, 1, 'OPEN', 'NORMAL', '%2$s', '%2$s', '%1$s', gen_random_uuid(), now(), 5,
                    0, 0, false, '%1$s')""".formatted(agent, group);
    }

    private void executeUnchecked(String order) {
        try {
            execute(order);
        } catch (SQLException failure) {
            throw new AssertionError(order, failure);
        }
    }

    private void execute(String order) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(order);
        }
    }
}
