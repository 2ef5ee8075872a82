package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class ShrinkingTest {

    @Test
    void what_is_not_needed_for_the_failure_is_left_out() {
        var numbers = IntStream.range(0, 40).boxed().toList();

        assertThat(Shrinking.shrink(numbers, some -> some.containsAll(List.of(7, 31)))).hasSizeLessThan(8)
                .contains(7, 31);
    }

    @Test
    void what_is_waited_for_in_vain_is_a_failure_as_well() {
        assertThat(Shrinking.failureOf(() -> await().atMost(Duration.ofMillis(1)).pollDelay(Duration.ZERO)
                .untilAsserted(() -> assertThat(1).isZero()))).isPresent();
        assertThat(Shrinking.failureOf(() -> assertThat(1).isZero())).isPresent();
        assertThat(Shrinking.failureOf(() -> assertThat(0).isZero())).isEmpty();
    }

    @Test
    void a_long_run_becomes_short() {
        var numbers = IntStream.range(0, 3000).boxed().toList();
        var needed = List.of(3, 701, 702, 1499, 2998);

        assertThat(Shrinking.shrink(numbers, some -> some.containsAll(needed))).containsExactlyElementsOf(needed);
    }
}
