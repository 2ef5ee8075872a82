package io.guichet.sla.service;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.agroal.api.AgroalDataSource;

/** What the service has written down of tickets. */
@Singleton
class Tables {

    /**
     * When exactly something was told depends on who told it; the rest does not. What is not met yet is owed by whoever
     * has the ticket now, whatever is noted with it.
     */
    private static final String KNOWN = """
            select 'ticket ' || version || ' ' || number || ' ' || concat_ws(' ', department, group_key, assignee,
                    requester_email, created_at, status) || ' ' || coalesce(promise::jsonb::text, '-') || ' '
                    || coalesce(snapshot::jsonb::text, '-') from sla_ticket where id = ?::uuid
            union all select 'fact ' || ticket_version || ' ' || event_id || ' ' || content::jsonb
                from sla_fact where ticket_id = ?::uuid
            union all select 'target ' || concat_ws(' ', kind, occurrence, started_at, duration, business, used,
                    coalesce(running_since::text, '-'), due, warn_due, coalesce(met_at::text, '-'),
                    warned_at is not null, breached_at is not null, missed, withdrawn,
                    regexp_replace(steps, '"toldAt":"[^"]*"', '"told"', 'g'))
                from sla_target where ticket_id = ?::uuid
            union all select 'outcome ' || concat_ws(' ', kind, occurrence, policy_id, started_at, due,
                    coalesce(met_at::text, '-'), running, missed,
                    case when met_at is not null then concat_ws(' ', department, group_key, assignee) end)
                from sla_outcome where ticket_id = ?::uuid
            union all select 'watch ' || concat_ws(' ', rule_id, rule_version, since, told, due)
                from sla_watch where ticket_id = ?::uuid
            union all select 'due ' || concat_ws(' ', kind, due_at, payload::jsonb)
                from due_work where subject like ? || '%'
            order by 1""";
    private static final List<String> FORGET = List.of("delete from sla_ticket where id = ?::uuid",
            "delete from sla_fact where ticket_id = ?::uuid", "delete from sla_target where ticket_id = ?::uuid",
            "delete from sla_outcome where ticket_id = ?::uuid", "delete from sla_watch where ticket_id = ?::uuid",
            "delete from due_work where subject like ? || '%'");

    private final AgroalDataSource database;

    Tables(AgroalDataSource database) {
        this.database = database;
    }

    /** Everything that is known of a ticket. */
    List<String> known(UUID ticket) {
        return rows(KNOWN, ticket.toString());
    }

    /** The version of the ticket that was heard of last; 0 when there is none. */
    long version(UUID ticket) {
        var found = rows("select version::text from sla_ticket where id = ?::uuid", ticket.toString());
        return found.isEmpty() ? 0 : Long.parseLong(found.getFirst());
    }

    /** As if another replica had claimed a timer of the ticket, and did not get on with it. */
    Connection claim(UUID ticket, String kind) throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        try (var delete = connection.prepareStatement("delete from due_work where subject = ? and kind = ?")) {
            delete.setString(1, ticket.toString());
            delete.setString(2, kind);
            var ignored = delete.executeUpdate();
        }
        return connection;
    }

    /** As if somebody else had been working on the ticket for so long: who hears of it waits. */
    Connection hold(UUID ticket) throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        try (var lock = connection.prepareStatement("select 1 from sla_ticket where id = ? for update")) {
            lock.setObject(1, ticket);
            var ignored = lock.execute();
        }
        return connection;
    }

    /** Writes another last description of the ticket; what it was. */
    String describe(UUID ticket, String snapshot) {
        var before = rows("select snapshot from sla_ticket where id = ?::uuid", ticket.toString()).getFirst();
        run("update sla_ticket set snapshot = '" + snapshot.replace("'", "''") + "' where id = ?::uuid",
                ticket.toString());
        return before;
    }

    /** How many of its events have been noted. */
    int noted(UUID ticket) {
        return rows("select event_id::text from sla_fact where ticket_id = ?::uuid", ticket.toString()).size();
    }

    /** How many of its timers are due by now, by the clock of the tests. */
    long overdue(UUID ticket, java.time.Instant now) {
        return rows("select id::text from due_work where subject like ? || '%' and run_at <= '" + now + "'",
                ticket.toString()).size();
    }

    /** How much is due by now, by the clock of the tests. */
    long due(java.time.Instant now) {
        return rows("select id::text from due_work where run_at <= ?::timestamptz", now.toString()).size();
    }

    /** As if the ticket had never been heard of, nor the events. */
    void forget(UUID ticket, List<UUID> events) {
        FORGET.forEach(sql -> run(sql, ticket.toString()));
        events.forEach(event -> run("delete from inbox where event_id = ?::uuid", event.toString()));
    }

    /** Policies and calendars are known since then; the calendars that there are were made then. */
    void began(String since) {
        run("update sla_origin set since = ?::timestamptz", since);
        run("update sla_calendar_version set at = ?::timestamptz", since);
    }

    /** What fell due before was told by the database that was there before. */
    void tellsSince(String since) {
        run("update sla_origin set tells_since = ?::timestamptz", since);
    }

    /** As if a target of the ticket had been met in each of so many hours. */
    void metEachHour(UUID ticket, int hours) {
        run("""
                insert into sla_outcome (ticket_id, kind, occurrence, policy_id, started_at, due, met_at, running,
                    department)
                select ?::uuid, 'NEXT_RESPONSE', n, '00000000-0000-0000-0000-000000000001', at, at, at, false, ''
                from (select n, timestamptz '2024-01-01Z' + n * interval '1 hour' as at
                    from generate_series(1, %d) n) as hours""".formatted(hours), ticket.toString());
    }

    /** As if a recomputation had chosen so many tickets more. */
    void choose(String recomputation, int tickets) {
        run("insert into sla_recomputed (job_id, ticket_id) select ?::uuid, gen_random_uuid() from generate_series(1, "
                + tickets + ")", recomputation);
    }

    /** How many tickets a recomputation chose, as far as that is still known. */
    int chosen(String recomputation) {
        return rows("select ticket_id::text from sla_recomputed where job_id = ?::uuid", recomputation).size();
    }

    /** As if what happened until now had not been noted, but only what follows from it. */
    void forgetHappenings(UUID ticket) {
        run("delete from sla_fact where ticket_id = ?::uuid", ticket.toString());
    }

    private List<String> rows(String sql, String value) {
        try (var connection = database.getConnection(); var statement = connection.prepareStatement(sql)) {
            for (var index = 1; index <= statement.getParameterMetaData().getParameterCount(); index++) {
                statement.setString(index, value);
            }
            var found = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void run(String sql, String value) {
        try (var connection = database.getConnection(); var statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            var ignored = statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
