package io.guichet.ticket.web;

import java.sql.SQLException;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;

/** Tries again what failed only because many act on one ticket at the same time. */
final class Contention {

    /** Each wait for a lock ends after a second; a caller waits five at most. */
    private static final int TRIES = 3;

    private Contention() {}

    /** Does it, once more for each time that it met a lock that was not free in time, or a deadlock. */
    static <T> Uni<T> outlast(Supplier<Uni<T>> act) {
        return Uni.createFrom().<T>deferred(act::get).onFailure(Contention::isContention).retry().atMost(TRIES);
    }

    private static boolean isContention(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            // As Hibernate tells it: lock_not_available, deadlock_detected.
            if (cause instanceof SQLException database) {
                return "55P03".equals(database.getSQLState()) || "40P01".equals(database.getSQLState());
            }
        }
        return false;
    }
}
