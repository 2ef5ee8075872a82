package io.guichet.ticket.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.Uni;

class ContentionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void what_met_a_lock_is_tried_again() {
        var done = Contention.outlast(() -> failing(2, "55P03", Duration.ofSeconds(1)), nanos::get);

        assertThat(done.await().atMost(PATIENCE)).isEqualTo(3);
    }

    @Test
    void nothing_is_tried_again_when_its_answer_would_come_too_late() {
        var done = Contention.outlast(() -> failing(9, "40P01", Duration.ofSeconds(2)), nanos::get);

        assertThatThrownBy(() -> done.await().atMost(PATIENCE)).hasRootCauseInstanceOf(SQLException.class);
        assertThat(tries).hasValue(2);
    }

    @Test
    void what_fails_for_another_reason_is_not_tried_again() {
        var done = Contention.outlast(() -> failing(9, "23505", Duration.ZERO), nanos::get);

        assertThatThrownBy(() -> done.await().atMost(PATIENCE)).hasRootCauseInstanceOf(SQLException.class);
        assertThat(tries).hasValue(1);
    }

    /** Fails so many times, and each time only after a while. */
    private Uni<Integer> failing(int times, String state, Duration after) {
        nanos.addAndGet(after.toNanos());
        var number = tries.incrementAndGet();
        return number <= times
                ? Uni.createFrom().failure(new IllegalStateException(new SQLException("no", state)))
                : Uni.createFrom().item(number);
    }
}
