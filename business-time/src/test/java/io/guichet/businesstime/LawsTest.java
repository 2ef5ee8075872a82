package io.guichet.businesstime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of business time, for any calendar, over decades and down to the nanosecond. */
class LawsTest {

    @Provide
    Arbitrary<BusinessCalendar> calendars() {
        return Calendars.any(Arbitraries.of(Calendars.ZONES));
    }

    @Provide
    Arbitrary<Instant> instants() {
        Arbitrary<Instant> seconds = Arbitraries.longs()
                .between(Instant.parse("1995-01-01T00:00:00Z").getEpochSecond(),
                        Instant.parse("2040-01-01T00:00:00Z").getEpochSecond())
                .map(Instant::ofEpochSecond);
        return Arbitraries.oneOf(seconds, seconds.flatMap(second -> Arbitraries.integers().between(0, 999_999_999)
                .map(second::plusNanos)));
    }

    @Provide
    Arbitrary<Duration> durations() {
        return Arbitraries.oneOf(Arbitraries.longs().between(1, 300_000).map(Duration::ofSeconds),
                Arbitraries.longs().between(1, 20_000).map(Duration::ofSeconds),
                Arbitraries.longs().between(1, 20_000_000_000_000L).map(Duration::ofNanos));
    }

    @Property
    void what_elapses_until_a_deadline_is_its_duration(@ForAll("calendars") BusinessCalendar calendar,
            @ForAll("instants") Instant start, @ForAll("durations") Duration duration) {
        assertThat(calendar.elapsed(start, calendar.deadline(start, duration))).isEqualTo(duration);
    }

    @Property
    void a_deadline_is_the_earliest_instant_with_its_duration(@ForAll("calendars") BusinessCalendar calendar,
            @ForAll("instants") Instant start, @ForAll("durations") Duration duration) {
        Instant deadline = calendar.deadline(start, duration);

        assertThat(calendar.elapsed(start, deadline.minusNanos(1))).isEqualTo(duration.minusNanos(1));
    }

    @Property
    void the_deadline_of_an_elapsed_time_is_not_after_its_end(@ForAll("calendars") BusinessCalendar calendar,
            @ForAll("instants") Instant start, @ForAll("instants") Instant end) {
        Duration elapsed = calendar.elapsed(start, end);

        assertThat(calendar.deadline(start, elapsed)).isBeforeOrEqualTo(start.isAfter(end) ? start : end);
    }

    @Property
    void a_duration_of_zero_gives_the_start(@ForAll("calendars") BusinessCalendar calendar,
            @ForAll("instants") Instant start) {
        assertThat(calendar.deadline(start, Duration.ZERO)).isEqualTo(start);
    }

    @Property
    void deadlines_add_up(@ForAll("calendars") BusinessCalendar calendar, @ForAll("instants") Instant start,
            @ForAll("durations") Duration one, @ForAll("durations") Duration other) {
        assertThat(calendar.deadline(calendar.deadline(start, one), other))
                .isEqualTo(calendar.deadline(start, one.plus(other)));
    }

    @Property
    void elapsed_times_add_up(@ForAll("calendars") BusinessCalendar calendar, @ForAll("instants") Instant one,
            @ForAll("instants") Instant two, @ForAll("instants") Instant three) {
        Instant[] sorted = Stream.of(one, two, three).sorted().toArray(Instant[]::new);

        assertThat(calendar.elapsed(sorted[0], sorted[1]).plus(calendar.elapsed(sorted[1], sorted[2])))
                .isEqualTo(calendar.elapsed(sorted[0], sorted[2]));
    }

    @Property
    void a_later_start_or_a_longer_duration_is_never_due_earlier(@ForAll("calendars") BusinessCalendar calendar,
            @ForAll("instants") Instant start, @ForAll("durations") Duration duration,
            @ForAll("durations") Duration more) {
        Instant deadline = calendar.deadline(start, duration);

        assertThat(calendar.deadline(start, duration.plus(more))).isAfter(deadline);
        assertThat(calendar.deadline(start.plus(more), duration)).isAfterOrEqualTo(deadline);
    }

    @Property
    void no_more_time_elapses_than_passes_and_none_backwards(@ForAll("calendars") BusinessCalendar calendar,
            @ForAll("instants") Instant from, @ForAll("instants") Instant to) {
        Duration passed = to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;

        assertThat(calendar.elapsed(from, to)).isBetween(Duration.ZERO, passed);
    }

    @Property
    void the_next_opening_is_open_and_nothing_before_it_is(@ForAll("calendars") BusinessCalendar calendar,
            @ForAll("instants") Instant instant) {
        Instant opening = calendar.nextOpening(instant);

        assertThat(calendar.isOpen(opening)).isTrue();
        assertThat(opening).isAfterOrEqualTo(instant);
        assertThat(calendar.elapsed(instant, opening)).isZero();
    }
}
