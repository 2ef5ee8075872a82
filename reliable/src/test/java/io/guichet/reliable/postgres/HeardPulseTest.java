package io.guichet.reliable.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class HeardPulseTest {

    private static final Instant NINE = Instant.parse("2026-11-02T09:00:00Z");

    private final HeardPulse pulse = new HeardPulse();

    @Test
    void where_nobody_says_that_all_is_sent_nobody_waits_for_it() {
        assertThat(pulse.look(NINE, Optional.empty(), Duration.ofHours(7))).isEqualTo(NINE);
    }

    @Test
    void what_was_committed_when_a_beat_was_seen_is_sent_when_two_others_were_since() {
        assertThat(look(0, "a")).isEqualTo(Instant.MIN);
        assertThat(look(1, "a")).isEqualTo(Instant.MIN);
        assertThat(look(2, "b")).as("the look that it came after may have begun before").isEqualTo(Instant.MIN);

        assertThat(look(3, "c")).isEqualTo(NINE.plusSeconds(1));
        assertThat(look(4, "c")).isEqualTo(NINE.plusSeconds(1));
        assertThat(look(5, "d")).isEqualTo(NINE.plusSeconds(2));
        assertThat(look(6, "e")).isEqualTo(NINE.plusSeconds(4));
    }

    @Test
    void nobody_waits_longer_than_a_minute_for_a_beat_until_one_comes() {
        for (var second = 0; second < 60; second++) {
            assertThat(look(second, "a")).isEqualTo(Instant.MIN);
        }

        assertThat(look(60, "a")).isEqualTo(NINE.plusSeconds(60));
        assertThat(pulse.stopped()).isTrue();
        assertThat(look(61, "a")).isEqualTo(NINE.plusSeconds(61));

        assertThat(look(62, "b")).isEqualTo(NINE.plusSeconds(61));
        assertThat(pulse.stopped()).isFalse();
    }

    @Test
    void the_minute_begins_when_somebody_looks() {
        var _ = look(0, "a");

        assertThat(look(3_600, "a")).isEqualTo(Instant.MIN);
        assertThat(look(3_601, "a")).isEqualTo(Instant.MIN);
        assertThat(pulse.stopped()).isFalse();
    }

    private Instant look(int second, String beat) {
        return pulse.look(NINE.plusSeconds(second), Optional.of(beat), Duration.ofHours(7).plusSeconds(second));
    }
}
