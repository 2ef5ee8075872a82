package io.guichet.ticket.channel.email;

import java.sql.SQLException;

import io.vertx.pgclient.PgException;

/** Tells what the database can never take, such as a value that is too large for an index, from what passes. */
final class Unstorable {

    private Unstorable() {}

    static boolean is(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var state = switch (cause) {
                case SQLException database -> database.getSQLState();
                case PgException database -> database.getSqlState();
                default -> null;
            };
            // Data exceptions, and what exceeds a limit of the program.
            if (state != null && (state.startsWith("22") || state.startsWith("54"))) {
                return true;
            }
        }
        return false;
    }
}
