package io.guichet.routing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.routing.ModelAgents.Told;
import io.guichet.routing.ModelAgents.Trait;

/** What is kept of one department's tickets, seen from outside. */
final class ModelDatabase {

    /** In the order in which drains take them. */
    private static final List<String> BARRIERS = List.of(
            "select 1 from agent_group where department = ? order by key for no key update", """
                    select 1 from agent_load l join agent a on a.id = l.agent_id where ? = any(a.departments)
                    order by l.agent_id for no key update of l""");

    private final AgroalDataSource source;
    private final String department;

    ModelDatabase(AgroalDataSource source, String department) {
        this.source = source;
        this.department = department;
    }

    /** A ticket's line of the ledger. */
    record Line(@Nullable UUID holder, @Nullable UUID proposal, int weight, @Nullable String queue,
            @Nullable UUID releasedFrom, @Nullable String group) {

        /** Whether ticket-service is asked something. */
        boolean asks() {
            return proposal != null || releasedFrom != null;
        }
    }

    Map<UUID, Line> ledger() {
        var lines = new LinkedHashMap<UUID, Line>();
        read("""
                select id, holder, proposal, weight, queue, released_from, coalesce(routed_to, group_key)
                from ticket where department = ? order by id""",
                rows -> lines.put(rows.getObject(1, UUID.class), new Line(rows.getObject(2, UUID.class),
                        rows.getObject(3, UUID.class), rows.getInt(4), rows.getString(5),
                        rows.getObject(6, UUID.class), rows.getString(7))));
        return lines;
    }

    /** The same when nobody is at a group, nor at what anybody has: what has been begun is at its end. */
    Map<UUID, Line> ledgerAtRest() {
        var lines = new LinkedHashMap<UUID, Line>();
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            for (var barrier : BARRIERS) {
                keep(connection, barrier);
            }
            lines.putAll(ledger());
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException failure) {
            throw new AssertionError("ledger", failure);
        }
        return lines;
    }

    private void keep(Connection connection, String barrier) throws SQLException {
        try (var statement = connection.prepareStatement(barrier)) {
            statement.setString(1, department);
            statement.executeQuery().close();
        }
    }

    Map<UUID, Integer> units() {
        var units = new HashMap<UUID, Integer>();
        ledger().values().forEach(line -> {
            if (line.holder() != null) {
                units.merge(line.holder(), line.weight(), Integer::sum);
            }
        });
        return units;
    }

    Map<UUID, Presence> presences() {
        var found = new HashMap<UUID, Presence>();
        read("""
                select p.agent_id, p.presence from agent_presence p join agent a on a.id = p.agent_id
                where ? = any(a.departments)""",
                rows -> found.put(rows.getObject(1, UUID.class), Presence.valueOf(rows.getString(2))));
        return found;
    }

    /** How agents are described. */
    Map<UUID, Told> described() {
        var found = new HashMap<UUID, Told>();
        read("""
                select id, capacity, groups, cardinality(skills) > 0, exempt, hours is null, language = 'fr',
                    cardinality(regions) = 0
                from agent where ? = any(departments)""", rows -> {
            var traits = EnumSet.noneOf(Trait.class);
            for (var trait : Trait.values()) {
                if (rows.getBoolean(4 + trait.ordinal())) {
                    traits.add(trait);
                }
            }
            found.put(rows.getObject(1, UUID.class), new Told(traits, rows.getInt(2),
                    Set.of((String[]) rows.getArray(3).getArray())));
        });
        return found;
    }

    /** Tickets that wait though somebody who is there has room for them, and keeps it for no other. */
    int waitingInVain() {
        return count("""
                select count(*) from ticket t where t.department = ? and t.queue is not null and exists (
                    select 1 from group_member m
                        join agent_load l on l.agent_id = m.agent_id
                        join agent_presence p on p.agent_id = m.agent_id and p.presence = 'ONLINE'
                    where m.group_key = t.queue
                        and not exists (select 1 from decision d where d.ticket_id = t.id and d.request = t.request
                                        and d.outcome = 'DECLINED' and d.agent = m.agent_id)
                        and not exists (
                            select 1 from reservation r join ticket w on w.id = r.ticket_id and w.queue = r.group_key
                                join group_member k on k.group_key = r.group_key and k.agent_id = r.agent_id
                            where r.agent_id = m.agent_id and r.ticket_id <> t.id)
                        and l.capacity - t.weight >=
                            (select coalesce(sum(h.weight), 0) from ticket h where h.holder = m.agent_id))""");
    }

    int count(String query) {
        var found = new int[1];
        read(query, rows -> found[0] = rows.getInt(1));
        return found[0];
    }

    private void read(String query, Reader reader) {
        try (var connection = source.getConnection(); var statement = connection.prepareStatement(query)) {
            statement.setString(1, department);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        } catch (SQLException failure) {
            throw new AssertionError(query, failure);
        }
    }

    private interface Reader {
        void read(ResultSet rows) throws SQLException;
    }
}
