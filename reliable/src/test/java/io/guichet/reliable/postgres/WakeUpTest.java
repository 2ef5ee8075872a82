package io.guichet.reliable.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

class WakeUpTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final WakeUp wakeUp = new WakeUp();

    @Test
    void the_earliest_instant_counts_whatever_is_asked_for_later() {
        assertThat(wakeUp.ask(NOW.plusMillis(10))).isTrue();
        assertThat(wakeUp.ask(NOW.plusMillis(900))).isFalse();
        assertThat(wakeUp.from(NOW, LONGEST)).isEqualTo(Duration.ofMillis(10));

        assertThat(wakeUp.ask(NOW.plusMillis(5))).isTrue();
        assertThat(wakeUp.from(NOW, LONGEST)).isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void the_sleep_is_never_longer_than_the_longest_and_never_nothing() {
        assertThat(wakeUp.from(NOW, LONGEST)).isEqualTo(LONGEST);

        wakeUp.ask(NOW.minusSeconds(5));
        assertThat(wakeUp.from(NOW, LONGEST)).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void whoever_wakes_forgets_what_was_asked_for() {
        wakeUp.ask(NOW.plusMillis(10));

        wakeUp.forget();

        assertThat(wakeUp.ask(NOW.plusMillis(900))).isTrue();
    }
}
