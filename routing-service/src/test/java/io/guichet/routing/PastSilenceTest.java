package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.guichet.testing.MovableClock;

class PastSilenceTest {

    private final MovableClock clock = MovableClock.at(ATicket.MONDAY);
    private final PastSilence silence = new PastSilence(() -> Duration.ofMinutes(5), clock);

    @Test
    void whoever_has_just_begun_to_listen_takes_no_silence_for_the_end_of_the_past() {
        clock.advance(Duration.ofMinutes(4));

        assertThat(silence.since()).isBefore(ATicket.MONDAY);
    }

    @Test
    void whoever_has_listened_for_long_enough_does() {
        clock.advance(Duration.ofMinutes(5));

        assertThat(silence.since()).isEqualTo(clock.instant());
    }
}
