package io.guichet.sla.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;

/** What was stored of promises that were met while their clock stood still is put right, in a transaction that is undone. */
@QuarkusTest
class MendedOutcomesTest {

    private static final UUID TICKET = new UUID(5, 5);
    private static final String MIGRATION = "/db/migration/V8__met_while_standing_still.sql";
    private static final String TARGET = """
            insert into sla_target (ticket_id, kind, occurrence, started_at, duration, business, used, due, warn_due, met_at)
            values ('%s', '%s', 1, '2026-11-02T08:00Z', 'PT24H', %s, '%s', '2026-11-03T08:00Z', '2026-11-03T02:00Z',
                '2026-11-09T08:00Z')""";

    @Inject
    AgroalDataSource database;

    @Test
    void what_was_met_in_a_pause_is_kept_and_what_was_late_stays_broken() throws SQLException, IOException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            run(connection, TARGET.formatted(TICKET, "FIRST_RESPONSE", false, "PT25H"));
            run(connection, TARGET.formatted(TICKET, "NEXT_RESPONSE", true, "PT3H"));
            run(connection, TARGET.formatted(TICKET, "RESOLUTION", false, "PT1H"));
            run(connection, """
                    insert into sla_outcome (ticket_id, kind, occurrence, policy_id, started_at, due, met_at, running,
                        department)
                    select ticket_id, kind, occurrence, ticket_id, started_at, due, met_at, false, ''
                    from sla_target where ticket_id = '%s'""".formatted(TICKET));

            run(connection, migration());

            assertThat(dues(connection, "sla_target")).containsExactly("2026-11-03 08:00", "2026-11-09 08:00",
                    "2026-11-10 07:00");
            assertThat(dues(connection, "sla_outcome")).isEqualTo(dues(connection, "sla_target"));
            connection.rollback();
        }
    }

    private static String migration() throws IOException {
        try (var sql = Objects.requireNonNull(MendedOutcomesTest.class.getResourceAsStream(MIGRATION))) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> dues(Connection connection, String table) throws SQLException {
        var dues = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select to_char(due at time zone 'UTC', 'YYYY-MM-DD HH24:MI') from %s where ticket_id = '%s'
                        order by kind""".formatted(table, TICKET))) {
            while (rows.next()) {
                dues.add(rows.getString(1));
            }
        }
        return dues;
    }
}
