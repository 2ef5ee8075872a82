package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;

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
    void a_long_run_becomes_short() {
        var numbers = IntStream.range(0, 3000).boxed().toList();
        var needed = List.of(3, 701, 702, 1499, 2998);

        assertThat(Shrinking.shrink(numbers, some -> some.containsAll(needed))).containsExactlyElementsOf(needed);
    }
}
