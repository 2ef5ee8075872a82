package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.OwnContext;
import io.guichet.routing.queue.Drain;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;

/** Groups are drained turn by turn, however much waits in some of them. */
@QuarkusTest
class TurnByTurnTest {

    private static final int MORE_THAN_AT_ONCE = 12;

    @Inject
    Wire wire;
    @Inject
    AgroalDataSource database;
    @Inject
    OwnContext contexts;
    @Inject
    Drain drain;
    @Inject
    CurrentTransaction transaction;

    private final Organisation organisation = new Organisation();

    @Test
    void no_group_is_drained_again_before_each_that_waits_has_been() throws SQLException {
        var keys = new ArrayList<String>();
        for (var number = 0; number < MORE_THAN_AT_ONCE; number++) {
            keys.add(busy("busy" + number));
        }
        execute("update agent_load set capacity = 10000 where agent_id in (select agent_id from group_member"
                + " where group_key = any('{%s}')); %s".formatted(String.join(",", keys), marking(keys)));

        await().atMost(Wire.PATIENCE).until(() -> waiting() == 0);

        var spans = spans();
        assertThat(spans).hasSize(MORE_THAN_AT_ONCE);
        var lastToBegin = spans.stream().mapToLong(Span::begin).max().orElseThrow();
        assertThat(spans).allSatisfy(span -> assertThat(span.end()).isGreaterThan(lastToBegin));
    }

    @Test
    void a_group_at_which_another_replica_is_takes_nobodys_turn() throws SQLException {
        var group = organisation.group("there", "ROUND_ROBIN");

        try (var elsewhere = new Elsewhere(database, "agent_group where key = '%s' and ?::uuid is not null"
                .formatted(group), UUID.randomUUID())) {
            execute(marking(List.of(group)));
            assertThat(marked(List.of())).doesNotContain(group);
            assertThat(elsewhere.isWaitedFor()).isFalse();
        }

        await().atMost(Wire.PATIENCE).until(() -> count("select count(*) from group_mark where group_key = '%s'"
                .formatted(group)) == 0);
    }

    @Test
    void a_group_that_rests_is_not_among_those_to_be_drained() throws SQLException {
        var group = organisation.group("resting", "ROUND_ROBIN");
        var other = organisation.group("other", "ROUND_ROBIN");

        awaitMarked(List.of(other), List.of(group, other), List.of(), List.of(group), 100);
    }

    @Test
    void departments_have_turns_however_many_groups_of_one_are_to_be_drained() throws SQLException {
        var groups = new ArrayList<String>();
        for (var number = 0; number < 8; number++) {
            groups.add(organisation.group("many" + number, "ROUND_ROBIN"));
        }
        var elsewhere = new Organisation().group("single", "ROUND_ROBIN");
        var all = new ArrayList<>(groups);
        all.add(elsewhere);

        awaitMarked(List.of(groups.get(0), elsewhere, groups.get(1), groups.get(2)), all, List.of(), List.of(), 3);
        awaitMarked(List.of(elsewhere), all, groups.subList(0, 3), List.of(), 3);
    }

    /** A group that was just made is drained once by the service, during which it is nobody else's. */
    private void awaitMarked(List<String> expected, List<String> groups, List<String> drained, List<String> resting,
            int ofOne) {
        await().atMost(Wire.PATIENCE).untilAsserted(
                () -> assertThat(markedOnly(groups, drained, resting, ofOne)).containsExactlyElementsOf(expected));
    }

    /** Which of the groups would be drained if they alone were marked; they are marked for nobody else. */
    private List<String> markedOnly(List<String> groups, List<String> drained, List<String> resting, int ofOne) {
        return contexts.run(() -> Panache.withTransaction(() -> transaction
                .update("delete from group_mark")
                .chain(() -> transaction.update("insert into group_mark (group_key) select unnest($1::text[])",
                        (Object) groups.toArray(String[]::new)))
                .chain(() -> drain.marked(drained, resting, 100, ofOne))
                .map(found -> found.stream().filter(groups::contains).toList())
                .call(() -> transaction.update("delete from group_mark where group_key = any($1)",
                        (Object) groups.toArray(String[]::new)))))
                .await().atMost(Wire.PATIENCE);
    }

    /** Four hundred tickets wait there. */
    private String busy(String name) throws SQLException {
        var group = organisation.group(name, "ROUND_ROBIN", Map.of());
        organisation.online(name, 0, group);
        var ticket = new ATicket(organisation.department).of(group).from(UUID.randomUUID());
        wire.tell(ticket.open("Bonjour"));
        wire.awaitQueued(ticket.id);
        execute("""
                insert into ticket select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid()))).*
                from ticket t, generate_series(1, 399) where t.id = '%s'""".formatted(ticket.id));
        return group;
    }

    private static String marking(List<String> groups) {
        return "insert into group_mark (group_key, reason) select unnest('{%s}'::text[]), 'sweep'".formatted(
                String.join(",", groups));
    }

    private List<String> marked(List<String> but) {
        return contexts.run(() -> drain.marked(List.of(), but, 100, 100)).await().atMost(Wire.PATIENCE);
    }

    private int waiting() {
        return count("select count(*) from ticket where queue is not null and department = '%s'"
                .formatted(organisation.department));
    }

    /** When the first and the last ticket of a group were given to somebody, in microseconds. */
    private record Span(long begin, long end) {}

    private List<Span> spans() {
        var spans = new ArrayList<Span>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select min(extract(epoch from d.at) * 1000000)::bigint,
                               max(extract(epoch from d.at) * 1000000)::bigint
                        from decision d join agent_group g on g.key = d.group_key
                        where d.outcome = 'PROPOSED' and g.department = '%s' group by d.group_key"""
                        .formatted(organisation.department))) {
            while (rows.next()) {
                spans.add(new Span(rows.getLong(1), rows.getLong(2)));
            }
        } catch (SQLException failure) {
            throw new AssertionError("spans", failure);
        }
        return spans;
    }

    private int count(String query) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException failure) {
            throw new AssertionError(query, failure);
        }
    }

    private void execute(String order) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(order);
        }
    }
}
