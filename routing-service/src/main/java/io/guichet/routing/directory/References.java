package io.guichet.routing.directory;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.smallrye.mutiny.Uni;

/** Who names whom: what is named exists, and what is named somewhere stays. */
@Singleton
public class References {

    private final CurrentTransaction transaction;

    References(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Fails with {@link UnknownReference} unless each of the keys exists; each stays while the transaction lasts.
     *
     * @param table for example {@code agent_group}
     * @param pointer where they are named, as a JSON pointer
     */
    public Uni<Void> require(String table, String pointer, List<String> keys) {
        return transaction.select("select key from %s where key = any($1) order by key for key share".formatted(table),
                (Object) keys.toArray(String[]::new))
                .map(References::texts)
                .invoke(known -> keys.stream().filter(key -> !known.contains(key)).findFirst().ifPresent(unknown -> {
                    throw new UnknownReference(pointer, table.replace("agent_", ""), unknown);
                }))
                .replaceWithVoid();
    }

    /**
     * Fails with {@link UnknownReference} unless the group exists and is one of the department's: a ticket that came to
     * another's would be of two departments. It stays for as long as the transaction lasts.
     */
    public Uni<Void> requireGroup(String pointer, String group, String department) {
        return transaction.select("select department from agent_group where key = $1 for key share", group)
                .invoke(rows -> {
                    unlessMissing(rows.isEmpty(), pointer, "group", group);
                    unlessMissing(!department.equals(rows.getFirst()[0]), pointer,
                            "group of the department " + department + ":", group);
                }).replaceWithVoid();
    }

    /** Whether the group exists and is another department's; then nobody names it as theirs meanwhile. */
    Uni<Boolean> leaves(String group, String department) {
        return transaction.select("select 1 from agent_group where key = $1 and department <> $2 for update", group,
                department)
                .map(rows -> !rows.isEmpty());
    }

    /** Fails with {@link NotInDirectory} unless the query, whose parameter is the key, finds anything. */
    public Uni<Void> requireEntry(String query, Object key, String entry) {
        return transaction.select(query, key).invoke(rows -> {
            if (rows.isEmpty()) {
                throw new NotInDirectory(entry);
            }
        }).replaceWithVoid();
    }

    /** Fails with {@link AddressTaken} when the query, with the address and the own key, finds another who has it. */
    Uni<Void> requireFree(String query, String field, String address, Object own) {
        return transaction.select(query, address, own).invoke(others -> {
            if (!others.isEmpty()) {
                throw new AddressTaken(field, address);
            }
        }).replaceWithVoid();
    }

    /** Fails with {@link UnknownReference} unless the calendar is known, if one is named. */
    Uni<Void> requireCalendar(String pointer, @Nullable String key) {
        return key == null
                ? Uni.createFrom().voidItem()
                : transaction.select("select 1 from calendar where key = $1 and not removed", key)
                        .invoke(rows -> unlessMissing(rows.isEmpty(), pointer, "calendar", key)).replaceWithVoid();
    }

    /** Fails with {@link UnknownReference} unless the agent, if one is named, exists and is another one. */
    Uni<Void> requireAgent(String pointer, @Nullable UUID agent, UUID other) {
        return agent == null
                ? Uni.createFrom().voidItem()
                : transaction.select("select 1 from agent where id = $1 and id <> $2", agent, other)
                        .invoke(rows -> unlessMissing(rows.isEmpty(), pointer, "other agent", agent.toString()))
                        .replaceWithVoid();
    }

    private static void unlessMissing(boolean missing, String pointer, String kind, String key) {
        if (missing) {
            throw new UnknownReference(pointer, kind, key);
        }
    }

    /** All keys of a table. */
    Uni<List<String>> keys(String table) {
        return transaction.select("select key from " + table + " order by key").map(References::texts);
    }

    /** Fails with {@link StillInUse} when the query, whose parameter is the key, finds anything. */
    Uni<Void> refuseIf(String query, String entry, String by) {
        var key = entry.substring(entry.indexOf(':') + 1);
        return transaction.select(query, key).invoke(rows -> {
            if (!rows.isEmpty()) {
                throw new StillInUse(entry, by);
            }
        }).replaceWithVoid();
    }

    private static List<String> texts(List<@Nullable Object[]> rows) {
        return rows.stream().map(row -> String.valueOf(row[0])).toList();
    }
}
