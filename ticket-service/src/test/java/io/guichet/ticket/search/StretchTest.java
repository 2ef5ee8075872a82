package io.guichet.ticket.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class StretchTest {

    @Property
    void stretches_have_every_number_once_from_the_newest_down(@ForAll @IntRange(max = 20_000_000) int newest,
            @ForAll @IntRange(min = 1, max = 2000) int wanted, @ForAll @DoubleRange(max = 1) double each) {
        var next = (newest >> 12) + 1L;
        for (var stretch : from(newest, wanted, each)) {
            assertThat(stretch.to()).isEqualTo(next);
            assertThat(stretch.first()).isEqualTo(stretch.from() << 12).isLessThan(stretch.to() << 12);
            next = stretch.from();
        }

        assertThat(next).isZero();
    }

    @Property
    void its_marks_are_those_of_each_of_its_blocks_once(@ForAll @IntRange(max = 4_000) int from,
            @ForAll @IntRange(min = 1, max = 4_000) int size) {
        var blocks = Stream.of(new Stretch(from, from + size).marks()).flatMap(StretchTest::blocks).toList();

        assertThat(blocks).containsExactlyElementsOf(LongStream.range(from, from + size).boxed().toList());
    }

    @Property
    void few_marks_are_asked_for(@ForAll @IntRange(max = 1 << 14) int from,
            @ForAll @IntRange(min = 1, max = 1 << 11) int size) {
        assertThat(new Stretch(from, from + size).marks()).hasSizeLessThanOrEqualTo(22);
    }

    @Property
    void few_are_asked_for(@ForAll @IntRange(min = 1, max = 4_000_000) int newest,
            @ForAll @IntRange(min = 1, max = 2000) int wanted, @ForAll @DoubleRange(max = 1) double each) {
        assertThat(from(newest, wanted, each)).hasSizeLessThanOrEqualTo(11);
    }

    @Test
    void nothing_found_asks_for_as_many_more_as_may_be() {
        assertThat(new Stretch(488, 489).older(2000, 0, 8)).isEqualTo(new Stretch(480, 488));
        assertThat(new Stretch(480, 488).older(2000, 0, 8)).isEqualTo(new Stretch(416, 480));
        assertThat(new Stretch(8, 16).older(2000, 0, 8)).isEqualTo(new Stretch(0, 8));
    }

    @Test
    void who_has_found_much_asks_for_what_is_missing_and_a_quarter_more() {
        // A tenth of the numbers: 12,500 of them for a thousand.
        assertThat(new Stretch(488, 489).older(1000, 0.1, 8)).isEqualTo(new Stretch(484, 488));
        assertThat(new Stretch(488, 489).older(100, 0.1, 8)).isEqualTo(new Stretch(486, 488));
    }

    private static Stream<Long> blocks(String mark) {
        var level = Integer.parseInt(mark.substring(1, mark.indexOf(':')));
        var place = Long.parseLong(mark.substring(mark.indexOf(':') + 1));
        return LongStream.range(place << level, (place + 1) << level).boxed();
    }

    private static List<Stretch> from(long newest, int wanted, double each) {
        var all = new ArrayList<>(List.of(Stretch.newest(newest, 1)));
        while (!all.getLast().isLast()) {
            all.add(all.getLast().older(wanted, each, 8));
        }
        return all;
    }
}
