package io.guichet.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlyFactsTest {

    @ParameterizedTest
    @CsvSource({"PT-1S, PT5S", "PT0S, PT5S", "PT5S, PT5S", "PT10S, PT10S", "PT20M, PT20M", "PT48H, PT1H"})
    void the_longer_a_fact_has_waited_for_its_ticket_the_longer_it_waits(Duration waited, Duration pause) {
        assertThat(EarlyFacts.pause(waited)).isEqualTo(pause);
    }
}
