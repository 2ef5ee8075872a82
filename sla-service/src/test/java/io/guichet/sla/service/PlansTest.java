package io.guichet.sla.service;

import static io.guichet.sla.service.ServiceLevels.agent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.agroal.api.AgroalDataSource;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.testing.MovableClock;
import io.quarkus.test.junit.QuarkusTest;

/**
 * How the statements that the service sends are answered among fifty thousand tickets, of which one in a hundred is not
 * closed, and as many timers. What is loaded for that is never committed.
 */
@QuarkusTest
class PlansTest {

    private static final Logger SQL = Logger.getLogger("org.hibernate.SQL");
    private static final String NOW = "2026-11-02T08:00:00Z";
    private static final List<String> LOAD = List.of("set local plan_cache_mode = force_custom_plan",
            """
                    insert into sla_ticket (id, version, number, department, created_at, status, snapshot, policy_id, priority)
                    select gen_random_uuid(), 1, 800000000 + n, 'support-fr', timestamptz '%s' - (50000 - n) * interval '1 minute',
                        case when n > 49500 then 'OPEN' else 'CLOSED' end, '{}', gen_random_uuid(), 'NORMAL'
                    from generate_series(1, 50000) n"""
                    .formatted(NOW),
            """
                    insert into sla_target (ticket_id, kind, occurrence, started_at, duration, business, used, running_since, due,
                        warn_due, met_at, missed, over)
                    select id, 'RESOLUTION', 1, created_at, 'PT4H', false, 'PT0S', case when status = 'OPEN' then created_at end,
                        created_at + interval '4 hours', created_at + interval '3 hours',
                        case when status = 'CLOSED' and number % 3 > 0 then created_at + interval '2 hours' end,
                        status = 'CLOSED' and number % 3 = 0, status = 'CLOSED'
                    from sla_ticket where number > 800000000""",
            """
                    insert into sla_outcome (ticket_id, kind, occurrence, policy_id, started_at, due, met_at, running, missed,
                        department)
                    select s.ticket_id, s.kind, 1, t.policy_id, s.started_at, s.due, s.met_at, s.running_since is not null,
                        s.missed, t.department
                    from sla_target s join sla_ticket t on t.id = s.ticket_id where t.number > 800000000""",
            """
                    insert into due_work (id, kind, subject, due_at, run_at, payload)
                    select gen_random_uuid(), 'sla-breach', gen_random_uuid()::text, at, at, '{}'
                    from (select timestamptz '%s' + (n - 100) * interval '1 minute' as at from generate_series(1, 50000) n) t"""
                    .formatted(NOW),
            """
                    insert into sla_recomputed (job_id, ticket_id)
                    select md5((n % 5)::text)::uuid, gen_random_uuid() from generate_series(1, 50000) n""", """
                    insert into sla_recomputation (id, dry_run, reason, asked_by, selection, total, created_at)
                    select gen_random_uuid(), true, 'x', 'x', '{}', 0, timestamptz '%s' - n * interval '1 minute'
                    from generate_series(1, 10000) n""".formatted(NOW),
            "analyze sla_ticket, sla_target, sla_outcome, due_work, sla_recomputed, sla_recomputation");

    private static final Set<String> SENT = ConcurrentHashMap.newKeySet();
    private static final Handler LISTENER = new Handler() {

        @Override
        public void publish(LogRecord logged) {
            SENT.add(logged.getMessage());
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };
    private static Optional<Connection> loaded = Optional.empty();
    private static int prepared;

    @Inject
    Wire wire;
    @Inject
    MovableClock clock;
    @Inject
    AgroalDataSource database;

    @BeforeEach
    void everything_is_asked_once() throws SQLException {
        if (loaded.isEmpty()) {
            clock.set(Instant.parse(NOW));
            ServiceLevels.calendars();
            LISTENER.setLevel(Level.ALL);
            SQL.setLevel(Level.FINE);
            SQL.addHandler(LISTENER);
            ask();
            loaded = Optional.of(load());
        }
    }

    @AfterAll
    static void nothing_stays() throws SQLException {
        SQL.removeHandler(LISTENER);
        SQL.setLevel(null);
        if (loaded.isPresent()) {
            loaded.get().rollback();
            loaded.get().close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            what is due is taken        | run_at <= $3 and kind = any($4)         | '2026-11-02T08:00:00Z', '{sla-reminder}', '2026-11-02T08:00:00Z', '{sla-warning,sla-breach}', 100                     | due_work_by_time
            what is due next            | select (select run_at from due_work     | '{sla-reminder,inbox-partitions}', '{sla-warning,sla-breach}', '2026-11-02T08:00:01Z'                                     | due_work_by_time
            timers are set anew         | where subject = $1 and kind = any($2) for update skip locked | 'somebody', '{sla-warning,sla-breach}'                                                              | due_work_by_subject
            what was missed             | not s.over and s.due < $1               | '2026-11-02T08:00:00Z', '1970-01-01T00:00:00Z', '00000000-0000-0000-0000-000000000000', 'FIRST_RESPONSE', 51               | sla_target_owed sla_ticket_pkey
            what was missed for ever    | s.missed and s.over                     | '2026-11-02T08:00:00Z', '1970-01-01T00:00:00Z', '00000000-0000-0000-0000-000000000000', 'FIRST_RESPONSE', 51               | sla_target_unmet sla_ticket_pkey
            what is nearly due          | with near as materialized               | '2026-11-02T08:00:00Z', '1970-01-01T00:00:00Z', '00000000-0000-0000-0000-000000000000', 'FIRST_RESPONSE', 51               | sla_target_near sla_ticket_pkey
            attainment of an hour       | with decided as                         | '2026-11-01T10:00:00Z', '2026-11-01T11:00:00Z', '2026-11-02T08:00:00Z', 5001                                               | sla_outcome_met sla_outcome_owed sla_ticket_pkey
            open tickets of a policy    | ($4::text is null or priority = $4)     | '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002', null, null                                 | sla_ticket_not_closed
            the next of a recomputation | select ticket_id from sla_recomputed where job_id = $1 and ticket_id > $2 | 'cfcd2084-95d5-65ef-66e7-dff9f98764da', '00000000-0000-0000-0000-000000000000', 20       | sla_recomputed_pkey
            the newest recomputations   | where (created_at, id) <                | '2026-11-01T10:00:00Z', '00000000-0000-0000-0000-000000000000', null, 51                                                   | sla_recomputation_newest
            what a new rule looks at    | snapshot is not null and id > $1        | '00000000-0000-0000-0000-000000000000', 100                                                                                | sla_ticket_not_closed
            tickets opened in an hour   | t.created_at >= $1                      | '2026-11-01T10:00:00Z', '2026-11-01T11:00:00Z', 200                                                                        | sla_ticket_by_creation
            """)
    void a_statement_is_answered_by_indexes(String what, String part, String values, String indexes)
            throws SQLException {
        var plan = plan(part, values);

        assertThat(plan).as(what).contains(indexes.split(" ", -1)).doesNotContain("Seq Scan on sla_ticket",
                "Seq Scan on sla_target", "Seq Scan on sla_outcome", "Seq Scan on due_work",
                "Seq Scan on sla_recomput");
    }

    /** Everything that the table names, at least once; what follows from it comes by and by. */
    private void ask() {
        var policy = ServiceLevels.policy("plans");
        wire.tell(new Life("plans", NOW).opened());
        ServiceLevels.idleRule("plans", "PT1H");
        var alice = DirectoryFixtures.ALICE;
        for (var state : List.of("breached", "unmet", "imminent")) {
            agent(alice).get("/api/v1/sla/breaches?state=" + state).then().statusCode(200);
        }
        var day = "from=2026-11-01T00:00:00Z&to=2026-11-02T00:00:00Z";
        agent(alice).get("/api/v1/sla/attainment?by=department&step=all&" + day).then().statusCode(200);
        agent(alice).body("{\"department\": \"nowhere\", \"reason\": \"plans\"}").post("/api/v1/sla/recomputations")
                .then().statusCode(202);
        agent(alice).get("/api/v1/sla/recomputations").then().statusCode(200);
        agent(alice).body("{\"from\": \"2026-11-01T00:00:00Z\", \"to\": \"2026-11-02T00:00:00Z\"}")
                .post("/api/v1/sla-policies/" + policy + "/simulation").then().statusCode(200);
    }

    private Connection load() throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            for (var sql : LOAD) {
                statement.execute(sql);
            }
        }
        return connection;
    }

    private static String plan(String part, String values) throws SQLException {
        var sql = await().atMost(Duration.ofSeconds(30)).until(() -> SENT.stream()
                .filter(one -> one.contains(part)).findAny(), Optional::isPresent).orElseThrow();
        var name = "asked_" + prepared++;
        var connection = loaded.orElseThrow();
        var before = connection.setSavepoint();
        try (var statement = connection.createStatement()) {
            statement.execute("prepare " + name + " as " + sql);
            var lines = new ArrayList<String>();
            try (var rows = statement.executeQuery("explain execute " + name + "(" + values + ")")) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            return String.join("\n", lines);
        } finally {
            connection.rollback(before);
        }
    }
}
