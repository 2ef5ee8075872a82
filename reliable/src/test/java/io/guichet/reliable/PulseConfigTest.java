package io.guichet.reliable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

import org.junit.jupiter.api.Test;

class PulseConfigTest {

    @Test
    void a_relay_speaks_of_a_topic_or_of_none() {
        assertThat(config(Optional.of("guichet.tickets")).checkedPulse()).contains("guichet.tickets");
        assertThat(config(Optional.empty()).checkedPulse()).isEmpty();
    }

    @Test
    void a_misspelt_topic_ends_the_start() {
        assertThatThrownBy(() -> config(Optional.of("guichet.ticket")).checkedPulse())
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("guichet.outbox.pulse");
    }

    private static PulseConfig config(Optional<String> topic) {
        return () -> topic;
    }
}
