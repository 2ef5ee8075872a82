package io.guichet.ticket;

import java.sql.SQLException;

/** Recognises what the database refused. */
public final class Constraints {

    private static final String UNIQUE_VIOLATION = "23505";

    private Constraints() {}

    /** Whether this, or what caused it, is a violation of the unique constraint of this name. */
    public static boolean isViolated(String constraint, Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && UNIQUE_VIOLATION.equals(refused.getSQLState())
                    && String.valueOf(refused.getMessage()).contains(constraint)) {
                return true;
            }
        }
        return false;
    }
}
