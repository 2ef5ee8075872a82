package io.guichet.reliable.postgres;

import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.zip.ZipException;

import jakarta.persistence.OptimisticLockException;

import org.apache.kafka.common.errors.RetriableException;
import org.hibernate.StaleStateException;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.exception.LockAcquisitionException;
import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.guichet.reliable.SqlStates;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;

/** Which failures pass by themselves, and how to wait for that. */
public final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private Failures() {}

    /**
     * Whether the same act may succeed later: connections, serialisation, deadlocks, time-outs.
     *
     * @param failure with its causes, each of which is looked at
     */
    public static boolean passing(Throwable failure) {
        return any(failure, Failures::passingItself);
    }

    /** Whether somebody else was faster with the same key. */
    static boolean collided(Throwable failure) {
        return any(failure, cause -> switch (cause) {
            case SQLException database -> SqlStates.collided(database.getSQLState());
            case PgException database -> SqlStates.collided(database.getSqlState());
            default -> false;
        });
    }

    private static boolean any(Throwable failure, Predicate<Throwable> of) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (of.test(cause)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Tries until it succeeds or fails for good; waits 100 ms to 10 s in between, on the caller's own context. What
     * collided is tried once more: the other's row is there then.
     */
    static <T> Uni<T> outlast(Vertx vertx, String what, Supplier<Uni<T>> act) {
        var tries = new AtomicInteger();
        return Uni.createFrom().deferred(act::get)
                .onFailure(Failures::collided).retry().atMost(1)
                .onFailure(Failures::passing)
                .retry().when(failures -> failures.onItem().transformToUniAndConcatenate(failure -> {
                    var wait = pause(tries.getAndIncrement());
                    LOG.warnf("%s: trying again in %d ms: %s", what, wait.toMillis(), failure.getMessage());
                    return Uni.createFrom().emitter(
                            emitter -> vertx.setTimer(wait.toMillis(), timer -> emitter.complete(timer)));
                }));
    }

    static Duration pause(int tries) {
        var doubled = SHORTEST.multipliedBy(1L << Math.min(tries, 10));
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }

    private static boolean passingItself(Throwable cause) {
        return switch (cause) {
            // Hibernate hides the database's own error in one of these.
            case SQLException database -> SqlStates.passing(database.getSQLState());
            case PgException database -> SqlStates.passing(database.getSqlState());
            // An IOException by descent: what is no JSON, no text or no archive now is none later.
            case JsonProcessingException _ -> false;
            case CharConversionException _ -> false;
            case CharacterCodingException _ -> false;
            case ZipException _ -> false;
            case IOException _ -> true;
            case TimeoutException _ -> true;
            case ClosedConnectionException _ -> true;
            case RetriableException _ -> true;
            case OptimisticLockException _ -> true;
            case StaleStateException _ -> true;
            case JDBCConnectionException _ -> true;
            case LockAcquisitionException _ -> true;
            case OutboxFull _ -> true;
            default -> false;
        };
    }
}
