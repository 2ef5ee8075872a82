package io.guichet.routing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.agroal.api.AgroalDataSource;

/** A row that another process keeps from everybody, until it is closed. */
final class Elsewhere implements AutoCloseable {

    private final Connection connection;

    /** Keeps the row that the condition names by the id. */
    Elsewhere(AgroalDataSource database, String condition, UUID id) {
        try {
            connection = database.getConnection();
            connection.setAutoCommit(false);
        } catch (SQLException failure) {
            throw new AssertionError(condition, failure);
        }
        if (!find("select 1 from " + condition + " for update", id)) {
            throw new AssertionError("There is no %s that is %s".formatted(condition, id));
        }
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
