package io.guichet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimerGoalsTest {

    @Test
    void idleness_is_compared_with_that_of_none() {
        assertThat(idle(1.2, 1.6)).isZero();
        assertThat(idle(1.2, 1.71)).isEqualTo(Goals.MISSED);
    }

    @Test
    void the_cost_of_one_that_fires_is_compared_with_that_among_the_fewest() {
        assertThat(cost(2.0, 2.9)).isZero();
        assertThat(cost(2.0, 3.1)).isEqualTo(Goals.MISSED);
    }

    @Test
    void lateness_is_judged_at_the_rate_that_was_asked_for() {
        assertThat(late(300, 999)).isZero();
        assertThat(late(300, 1_000)).isEqualTo(Goals.MISSED);
        assertThat(late(500, 5_000)).isZero();
    }

    private static int idle(double none, double million) {
        var goals = new TimerGoals();
        goals.idle(0, none);
        goals.idle(1_000_000, million);
        return goals.tell();
    }

    private static int cost(double few, double many) {
        var goals = new TimerGoals();
        goals.fired(10_000, 300, 10, few);
        goals.fired(1_000_000, 300, 10, many);
        return goals.tell();
    }

    private static int late(int rate, double p99) {
        var goals = new TimerGoals();
        goals.fired(10_000, rate, p99, 1);
        return goals.tell();
    }
}
