package io.guichet.ticket.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BlockTest {

    @Property
    void blocks_have_every_number_once_from_the_newest_down(@ForAll @IntRange(max = 20_000_000) int newest,
            @ForAll @IntRange(min = 1, max = 3) int growth) {
        var next = newest + 1L;
        for (var block : from(newest, growth)) {
            assertThat(block.first() + block.numbersUpTo(newest)).isEqualTo(next);
            next = block.first();
        }

        assertThat(next).isZero();
    }

    @Property
    void each_has_at_most_so_many_times_as_many_as_the_one_before(@ForAll @IntRange(max = 20_000_000) int newest,
            @ForAll @IntRange(min = 1, max = 3) int growth) {
        var level = 0;
        for (var block : from(newest, growth)) {
            assertThat(block.level()).isBetween(0, Math.min(11, level + growth));
            level = block.level();
        }
    }

    @Property
    void few_are_asked_for(@ForAll @IntRange(min = 1, max = 4_000_000) int newest) {
        assertThat(from(newest, 1)).hasSizeLessThanOrEqualTo(20);
        assertThat(from(newest, 3)).hasSizeLessThanOrEqualTo(12);
    }

    private static List<Block> from(long newest, int growth) {
        return Stream.iterate(Optional.of(Block.of(newest)), Optional::isPresent,
                block -> block.flatMap(one -> one.older(growth))).flatMap(Optional::stream).toList();
    }
}
