package io.guichet.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Targets with a timer each, written into the tables of sla-service as it would write them itself. */
final class TimerTable {

    /** The tickets of this benchmark are numbered from here on. */
    static final long FIRST = 900_000_000L;
    private static final String PAYLOAD = """
            '{"kind":"RESOLUTION","occurrence":1,"due":"'
            || to_char(%s at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '"}'""";

    private final Connection connection;
    private long filled;

    TimerTable(Connection connection) {
        this.connection = connection;
    }

    /** The time of the database, which is that of the machine. */
    Instant now() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select clock_timestamp()")) {
            rows.next();
            return rows.getTimestamp(1).toInstant();
        }
    }

    void clear() throws SQLException {
        run("delete from due_work where subject in (select id::text from sla_ticket where number >= " + FIRST + ")");
        for (var table : List.of("sla_target", "sla_outcome", "sla_fact", "sla_watch")) {
            run("delete from " + table + " where ticket_id in (select id from sla_ticket where number >= " + FIRST
                    + ")");
        }
        run("delete from sla_ticket where number >= " + FIRST);
        filled = 0;
    }

    /** So many targets more, running, due around an instant. */
    void fill(int number, Instant due) throws SQLException {
        var from = FIRST + filled;
        filled += number;
        run("""
                insert into sla_ticket (id, version, number, department, created_at)
                select gen_random_uuid(), 1, n, 'benchmark', now() from generate_series(%d, %d) n"""
                .formatted(from, from + number - 1));
        run("""
                insert into sla_target (ticket_id, kind, occurrence, started_at, duration, business, used,
                    running_since, due, warn_due, warned_at)
                select id, 'RESOLUTION', 1, created_at, 'PT720H', false, 'PT0S', created_at, due, due, created_at
                from (select id, created_at, '%s'::timestamptz + number %% 86400 * interval '1 second' as due
                    from sla_ticket where number >= %d) t""".formatted(due, from));
        run("""
                insert into due_work (id, kind, subject, due_at, run_at, payload)
                select gen_random_uuid(), 'sla-breach', ticket_id::text, due, due, %s
                from sla_target s join sla_ticket t on t.id = s.ticket_id where t.number >= %d"""
                .formatted(PAYLOAD.formatted("due"), from));
    }

    /** Timers that have not gone off. */
    int ahead() throws SQLException {
        return (int) count("select count(*) from sla_target s join sla_ticket t on t.id = s.ticket_id"
                + " where t.number >= " + FIRST + " and s.breached_at is null");
    }

    /** Statistics and dead rows are as they would be after a quiet night. */
    void settle() throws SQLException {
        run("vacuum (analyze) due_work");
        run("vacuum (analyze) sla_target");
        run("vacuum (analyze) sla_ticket");
    }

    /** Makes so many of the timers fall due evenly from an instant on. */
    void draw(int number, Instant first, Duration within) throws SQLException {
        var step = "%d * interval '1 microsecond'".formatted(within.toNanos() / 1_000 / Math.max(1, number));
        connection.setAutoCommit(false);
        run("""
                create temp table drawn on commit drop as
                select ticket_id, '%s'::timestamptz + (row_number() over () - 1) * %s as due from (
                    select ticket_id from sla_target s join sla_ticket t on t.id = s.ticket_id
                    where t.number >= %d and s.breached_at is null limit %d) d"""
                .formatted(first, step, FIRST, number));
        run("update sla_target s set due = d.due, warn_due = d.due, started_at = '%s' from drawn d"
                .formatted(first) + " where d.ticket_id = s.ticket_id");
        run("update due_work w set due_at = d.due, run_at = d.due, payload = " + PAYLOAD.formatted("d.due")
                + " from drawn d where w.subject = d.ticket_id::text and w.kind = 'sla-breach'");
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Timers up to an instant that have not gone off; looks at those alone, which costs the same among many. */
    int left(Instant until) throws SQLException {
        return (int) count("select count(*) from due_work where run_at <= ? and kind = 'sla-breach'", until);
    }

    /** Events that have not been sent. */
    int waiting() throws SQLException {
        return (int) count("select count(*) from outbox");
    }

    /** Tickets of this benchmark. */
    int tickets() throws SQLException {
        return (int) count("select count(*) from sla_ticket where number >= " + FIRST);
    }

    /** Timers of this benchmark. */
    int timers() throws SQLException {
        return (int) count(
                "select count(*) from due_work w join sla_ticket t on t.id::text = w.subject where number >= "
                        + FIRST);
    }

    private PreparedStatement prepare(String sql, Instant value) throws SQLException {
        var statement = connection.prepareStatement(sql);
        statement.setTimestamp(1, Timestamp.from(value));
        return statement;
    }

    private long count(String sql, Instant... value) throws SQLException {
        try (var select = value.length == 0 ? connection.prepareStatement(sql) : prepare(sql, value[0]);
                var rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
