package io.guichet.routing.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;

/** A drain looks for tickets that nobody has been told of among all that wait; what is loaded is never committed. */
@QuarkusTest
class UntoldTest {

    private static final List<String> LOAD = List.of("""
            insert into department (key, name, language, support_address, settings, version)
            values ('untold', 'X', 'fr', 'untold@x.example', '{}', 1)""", """
            insert into agent_group (key, name, department, strategy, language_use, version)
            values ('untold', 'X', 'untold', 'ROUND_ROBIN', 'IGNORED', 1)""",
            """
                    insert into ticket (id, number, version, status, priority, department, requester, waiting_since, weight, request,
                        cause_depth, ruled_weight, queue, told)
                    select gen_random_uuid(), 0, 1, 'NEW', 'NORMAL', 'untold', gen_random_uuid(),
                        timestamptz '2026-11-02T08:00:00Z' + n * interval '1 second', 1, gen_random_uuid(), 0, 1, 'untold',
                        n % 3 > 0
                    from generate_series(1, 20000) n""",
            "analyze ticket");

    @Inject
    AgroalDataSource database;

    @Test
    void those_that_are_told_of_are_not_read_again_however_many_wait() throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                for (var sql : LOAD) {
                    statement.execute(sql);
                }
                statement.execute("update ticket set told = true where queue = 'untold' and not told");
                assertThat(String.join("\n", plan(connection)))
                        .contains("ticket_untold").doesNotContain("Rows Removed by Filter");
            } finally {
                connection.rollback();
            }
        }
    }

    /** As the service has it planned: once for all groups. */
    private static List<String> plan(Connection connection) throws SQLException {
        var lines = new ArrayList<String>();
        try (var statement = connection.createStatement()) {
            statement.execute("set local plan_cache_mode = force_generic_plan");
            statement.execute("prepare untold as " + WaitingTickets.UNTOLD);
            try (var rows = statement.executeQuery("explain (analyze) execute untold ('untold', false)")) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            statement.execute("deallocate untold");
        }
        return lines;
    }
}
