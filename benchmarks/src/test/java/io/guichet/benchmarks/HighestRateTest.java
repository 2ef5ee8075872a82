package io.guichet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import io.guichet.benchmarks.HighestRate.Seen;

class HighestRateTest {

    private static final Duration BOUND = Duration.ofMillis(500);
    private static final int TICKETS = 3000;

    private final List<Integer> tried = new ArrayList<>();

    @Test
    void the_last_rate_before_one_that_is_not_held_is_the_highest() throws Exception {
        assertThat(highest(rate -> rate < 150 ? seen(40, ticket -> 60, 0) : seen(40, ticket -> 60, 1))).isEqualTo(100);
        assertThat(tried).containsExactly(50, 100, 150);
    }

    @Test
    void where_all_are_held_the_last_is_the_highest() throws Exception {
        assertThat(highest(rate -> seen(499, ticket -> 900, 0))).isEqualTo(200);
    }

    @Test
    void a_long_tail_is_not_held() throws Exception {
        assertThat(highest(rate -> seen(500, ticket -> 60, 0))).isZero();
    }

    @Test
    void a_wait_that_grows_is_not_held_though_each_answer_is_followed_by_its_agent_at_once() throws Exception {
        assertThat(highest(rate -> seen(40, ticket -> ticket, 0))).isZero();
    }

    @Test
    void a_wait_that_stays_within_the_bound_does_not_grow() throws Exception {
        assertThat(highest(rate -> seen(40, ticket -> ticket < TICKETS / 2 ? 20 : 80, 0))).isEqualTo(200);
    }

    private int highest(Steps steps) throws Exception {
        tried.clear();
        return new HighestRate(BOUND, rate -> {
            tried.add(rate);
            return steps.at(rate);
        }).among(List.of(50, 100, 150, 200));
    }

    /** All of them, in milliseconds. */
    private static Seen seen(long agent, LongUnaryOperator wait, long failed) {
        var agents = LongStream.generate(() -> agent * 1_000_000).limit(TICKETS).toArray();
        var waits = LongStream.range(0, TICKETS).map(wait).map(millis -> millis * 1_000_000).toArray();
        return new Seen(new Latencies(agents, Duration.ofSeconds(60)), waits, failed);
    }

    private interface Steps {
        Seen at(int rate);
    }
}
