package io.guichet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalsTest {

    @Test
    void what_holds_ends_well() {
        var goals = new Goals().below("p99", 99.9, 100, "ms").atLeast("rate", 500, 500, "/s")
                .atMost("median", 2, 2, "times").failed(0);

        assertThat(goals.tell()).isZero();
    }

    @Test
    void one_goal_that_is_missed_is_told() {
        assertThat(new Goals().below("p99", 100, 100, "ms").atLeast("rate", 501, 500, "/s").tell())
                .isEqualTo(Goals.MISSED);
        assertThat(new Goals().atLeast("rate", 499, 500, "/s").tell()).isEqualTo(Goals.MISSED);
        assertThat(new Goals().atMost("median", 2.1, 2, "times").tell()).isEqualTo(Goals.MISSED);
    }

    @Test
    void what_failed_is_worse_than_what_was_slow() {
        assertThat(new Goals().below("p99", 100, 100, "ms").failed(1).tell()).isEqualTo(Goals.FAILED);
        assertThat(new Goals().failed(1).below("p99", 100, 100, "ms").tell()).isEqualTo(Goals.FAILED);
    }

    @Test
    void what_was_not_measured_beside_what_it_was_to_be_shows_nothing_however_quick() {
        assertThat(new Goals().below("p99", 99, 100, "ms").provided("a backlog waits", false).tell())
                .isEqualTo(Goals.FAILED);
        assertThat(new Goals().below("p99", 99, 100, "ms").provided("a backlog waits", true).tell()).isZero();
    }
}
