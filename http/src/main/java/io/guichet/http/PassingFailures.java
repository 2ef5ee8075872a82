package io.guichet.http;

import java.sql.SQLException;
import java.util.Set;

import io.guichet.reliable.postgres.Failures;

/** Recognises what will pass by itself: a lock held too long, a database that restarts, a pool that is empty. */
public final class PassingFailures {

    /** lock_not_available, deadlock_detected. */
    private static final Set<String> CONTENTION = Set.of("55P03", "40P01");

    private PassingFailures() {}

    static boolean isPassing(Throwable failure) {
        return Failures.passing(failure);
    }

    /**
     * Whether something failed only because others act on the same at the same time; Hibernate wraps how it is told.
     */
    public static boolean isContention(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException database) {
                return database.getSQLState() != null && CONTENTION.contains(database.getSQLState());
            }
        }
        return false;
    }
}
