package io.guichet.reliable.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.CharConversionException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipException;

import org.hibernate.QueryTimeoutException;
import org.hibernate.exception.GenericJDBCException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.JsonParseException;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

class FailuresTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @ParameterizedTest
    @CsvSource({
        "57P01, true, the administrator ends the connection",
        "57014, true, the statement took too long",
        "53300, true, too many connections",
        "40P01, true, deadlock",
        "55P03, true, lock not available",
        "08006, true, connection lost",
        "23505, false, unique violation",
        "22P02, false, not a number",
        ", false, nothing known"
    })
    void what_the_database_says_decides_however_deep_it_is_hidden(@Nullable String state, boolean passes, String why) {
        var hidden = new GenericJDBCException("hidden", new SQLException(why, state));

        assertThat(Failures.passing(new IllegalStateException(hidden))).isEqualTo(passes);
    }

    @Test
    void a_time_out_passes_and_a_defect_does_not() {
        assertThat(Failures.passing(new QueryTimeoutException("late", new SQLException("late", "57014"), "select")))
                .isTrue();
        assertThat(Failures.passing(new IOException("reset"))).isTrue();
        assertThat(Failures.passing(new NullPointerException("defect"))).isFalse();
        assertThat(Failures.passing(new IllegalStateException(new JsonParseException(null, "no JSON")))).isFalse();
        assertThat(Failures.passing(new IllegalStateException(new CharConversionException("no text")))).isFalse();
        assertThat(Failures.passing(new ZipException("no archive"))).isFalse();
    }

    @Test
    void what_collided_is_tried_once_more_and_no_other_defect_is() {
        assertThat(tries("23505", 1)).isEqualTo(2);
        assertThat(tries("23505", 5)).isEqualTo(2);
        assertThat(tries("22P02", 1)).isEqualTo(1);
    }

    /** How often an act is tried that fails so many times. */
    private static int tries(String state, int failures) {
        var tried = new AtomicInteger();
        var vertx = Vertx.vertx();
        try {
            var outcome = Failures.outlast(vertx, "to collide", () -> tried.incrementAndGet() <= failures
                    ? Uni.createFrom().failure(new GenericJDBCException("hidden", new SQLException("known", state)))
                    : Uni.createFrom().item(true)).onFailure().recoverWithItem(false).await().atMost(PATIENCE);
            assertThat(outcome).isEqualTo(tried.get() > failures);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
        return tried.get();
    }
}
