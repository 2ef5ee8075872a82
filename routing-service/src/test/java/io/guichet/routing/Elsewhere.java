package io.guichet.routing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.agroal.api.AgroalDataSource;

/** A row, or a table, that another process keeps from everybody, until it is closed. */
final class Elsewhere implements AutoCloseable {

    private static final String WAITING = """
            with recursive waiting (pid) as (
                select pid from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))
                union
                select a.pid from pg_stat_activity a join waiting w on w.pid = any(pg_blocking_pids(a.pid)))
            select 1 from pg_stat_activity join waiting using (pid) where query like '%s%%' having count(*) >= %d""";

    private final Connection connection;

    private Elsewhere(AgroalDataSource database) {
        try {
            connection = database.getConnection();
            connection.setAutoCommit(false);
        } catch (SQLException failure) {
            throw new AssertionError("to begin", failure);
        }
    }

    /** Keeps the row that the condition names by the id. */
    Elsewhere(AgroalDataSource database, String condition, UUID id) {
        this(database);
        if (!find("select 1 from " + condition + " for update", id)) {
            throw new AssertionError("There is no %s that is %s".formatted(condition, id));
        }
    }

    /** Lets nobody add rows to the table, nor change any; they can be read, and kept. */
    static Elsewhere closing(AgroalDataSource database, String table) {
        var elsewhere = new Elsewhere(database);
        try (var statement = elsewhere.connection.createStatement()) {
            var ignored = statement.execute("lock table %s in share row exclusive mode".formatted(table));
        } catch (SQLException failure) {
            throw new AssertionError(table, failure);
        }
        return elsewhere;
    }

    /** Does this as well, and lets go of what it kept. */
    void commit(String statements) {
        try (var statement = connection.createStatement()) {
            var ignored = statement.execute(statements);
            connection.commit();
        } catch (SQLException failure) {
            throw new AssertionError(statements, failure);
        }
    }

    /** Whether as many wait for it, or for one who does, with a statement that begins so. */
    boolean isWaitedForBy(int many, String statement) {
        // Within a transaction what others do is seen as it was at the first look.
        var ignored = find("select pg_stat_clear_snapshot()", null);
        return find(WAITING.formatted(statement, many), null);
    }

    /** Whether somebody waits for it. */
    boolean isWaitedFor() {
        return find("select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))", null);
    }

    /** Whether nobody keeps the other row that the condition names. */
    boolean isFree(String condition, UUID id) {
        return find("select 1 from " + condition + " for update skip locked", id);
    }

    private boolean find(String query, @Nullable UUID id) {
        try (var statement = connection.prepareStatement(query)) {
            if (id != null) {
                statement.setObject(1, id);
            }
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException failure) {
            throw new AssertionError(query, failure);
        }
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.close();
        } catch (SQLException failure) {
            throw new AssertionError("to let go", failure);
        }
    }
}
