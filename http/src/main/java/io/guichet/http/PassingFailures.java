package io.guichet.http;

import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

import io.guichet.reliable.SqlStates;

/** Recognises what will pass by itself: a lock held too long, a database that restarts, a pool that is empty. */
public final class PassingFailures {

    /** lock_not_available, deadlock_detected. */
    private static final Set<String> CONTENTION = Set.of("55P03", "40P01");

    private PassingFailures() {}

    static boolean isPassing(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (passesItself(cause)) {
                return true;
            }
        }
        return false;
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

    private static boolean passesItself(Throwable cause) {
        return switch (cause) {
            case SQLException database -> SqlStates.passing(database.getSQLState());
            case SocketException _ -> true;
            case ClosedChannelException _ -> true;
            case TimeoutException _ -> true;
            default -> false;
        };
    }
}
