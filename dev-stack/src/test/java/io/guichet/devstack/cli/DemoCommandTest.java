package io.guichet.devstack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoCommandTest {

    @ParameterizedTest
    @CsvSource({"90s,PT90S", "10m,PT10M", "2h,PT2H", "1h30m,PT1H30M", "PT5M,PT5M"})
    void a_duration_is_written_as_people_write_it(String written, Duration meant) {
        assertThat(DemoCommand.duration(written)).isEqualTo(meant);
    }

    @Test
    void what_is_no_duration_is_refused_with_an_example() {
        assertThatThrownBy(() -> DemoCommand.duration("soon")).hasMessageContaining("10m");
    }
}
