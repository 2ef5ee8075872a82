package io.guichet.routing.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class PresenceConfigTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void silence_ends_presence_unless_it_is_the_demo_or_switched_off() {
        assertThat(config(MINUTE, false).expiry()).contains(MINUTE);
        assertThat(config(MINUTE, true).expiry()).isEmpty();
        assertThat(config(Duration.ZERO, false).expiry()).isEmpty();
    }

    private static PresenceConfig config(Duration heartbeat, boolean demo) {
        return new PresenceConfig() {
            @Override
            public Duration heartbeat() {
                return heartbeat;
            }

            @Override
            public boolean demo() {
                return demo;
            }
        };
    }
}
