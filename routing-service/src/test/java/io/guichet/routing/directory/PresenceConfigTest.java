package io.guichet.routing.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.smallrye.config.WithDefault;

class PresenceConfigTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void silence_ends_presence_unless_it_is_the_demo_or_switched_off() {
        assertThat(config(MINUTE, false).expiry()).contains(MINUTE);
        assertThat(config(MINUTE, true).expiry()).isEmpty();
        assertThat(config(Duration.ZERO, false).expiry()).isEmpty();
    }

    @Test
    void the_work_of_whoever_vanishes_is_offered_within_a_minute() throws NoSuchMethodException {
        var usual = PresenceConfig.class.getDeclaredMethod("heartbeat").getAnnotation(WithDefault.class);

        assertThat(Duration.parse(usual.value())).isLessThan(MINUTE.minusSeconds(10));
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
