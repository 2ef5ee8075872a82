package io.guichet.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "-1, 1"})
    void a_limit_that_lets_nothing_through_is_refused_by_its_name(int burst, double perSecond) {
        assertThatThrownBy(() -> new Rate("stranger", burst, perSecond)).hasMessageContaining("stranger");
    }

    @Test
    void a_bucket_is_full_again_after_its_window() {
        assertThat(new Rate("client", 1000, 100).window()).isEqualTo(10);
        assertThat(new Rate("stranger", 20, 0.3).window()).isEqualTo(67);
    }
}
