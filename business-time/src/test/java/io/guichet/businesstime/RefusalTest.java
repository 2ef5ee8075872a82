package io.guichet.businesstime;

import static io.guichet.businesstime.Calendars.calendar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a calendar refuses, and what it says. */
class RefusalTest {

    private static final Instant START = Instant.parse("2026-11-02T10:00:00Z");
    private static final BusinessCalendar EMPTY = calendar("Europe/Paris", "");

    @Test
    void an_empty_calendar_has_no_deadline() {
        assertThatThrownBy(() -> EMPTY.deadline(START, Duration.ofSeconds(1)))
                .isInstanceOfSatisfying(NoOpeningAhead.class,
                        failure -> assertThat(failure.after()).isEqualTo(LocalDate.of(2026, 11, 2)))
                .hasMessage("The calendar does not open within 5 years after 2026-11-02");
        assertThatThrownBy(() -> EMPTY.nextOpening(START)).isInstanceOf(NoOpeningAhead.class);
    }

    @Test
    void in_an_empty_calendar_nothing_elapses_and_zero_is_the_start() {
        assertThat(EMPTY.elapsed(START, START.plus(Duration.ofDays(40_000)))).isZero();
        assertThat(EMPTY.deadline(START, Duration.ZERO)).isEqualTo(START);
    }

    @Test
    void a_calendar_whose_every_day_is_a_holiday_has_no_deadline() {
        List<Holiday> all = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2024, 1, 1); day.getYear() == 2024; day = day.plusDays(1)) {
            all.add(Holiday.everyYear(MonthDay.from(day), "closed"));
        }
        BusinessCalendar closed = calendar("UTC", "MON-SUN 00:00-24:00", all.toArray(Holiday[]::new));

        assertThatThrownBy(() -> closed.deadline(START, Duration.ofSeconds(1))).isInstanceOf(NoOpeningAhead.class);
    }

    @Test
    void an_opening_within_five_years_is_waited_for() {
        BusinessCalendar once = calendar("UTC", "",
                Holiday.on(LocalDate.of(2031, 10, 1), "open house", TimeRange.of("10:00", "12:00")));

        assertThat(once.deadline(START, Duration.ofHours(2))).isEqualTo(Instant.parse("2031-10-01T12:00:00Z"));
        assertThatThrownBy(() -> once.deadline(START, Duration.ofHours(2).plusSeconds(1)))
                .isInstanceOfSatisfying(NoOpeningAhead.class,
                        failure -> assertThat(failure.after()).isEqualTo(LocalDate.of(2031, 10, 1)));
        assertThatThrownBy(() -> once.nextOpening(START.minus(Duration.ofDays(40)))).isInstanceOf(NoOpeningAhead.class);
    }

    @Test
    void a_negative_duration_is_refused() {
        assertThatThrownBy(() -> EMPTY.deadline(START, Duration.ofSeconds(-1))).isInstanceOf(NegativeDuration.class);
    }

    @Test
    void what_lies_centuries_away_is_refused_at_once() {
        BusinessCalendar rare = calendar("Europe/Paris", "MON 09:00-09:01");

        assertThatThrownBy(() -> rare.deadline(START, Duration.ofDays(20))).isInstanceOf(TimeBeyondReach.class);
        assertThatThrownBy(() -> rare.deadline(START, Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(TimeBeyondReach.class);
        assertThatThrownBy(() -> rare.elapsed(Instant.EPOCH, Instant.MAX)).isInstanceOf(TimeBeyondReach.class);
        assertThatThrownBy(() -> rare.elapsed(Instant.EPOCH, Instant.parse("2371-01-01T00:00:00Z")))
                .isInstanceOf(TimeBeyondReach.class);
        assertThatThrownBy(() -> rare.isOpen(Instant.MIN)).isInstanceOf(TimeBeyondReach.class);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "9:00,  12:00, 9:00",
        "09:00, 24:01, 24:01",
        "09:60, 12:00, 09:60",
        "24:00, 12:00, A range begins at 00:00 to 23:59",
        "'',    12:00, is no time of day",
        "08:00, 08:00, A range begins and ends at 08:00",
        "00:00, 00:00, A range begins and ends at 00:00",
    })
    void a_range_that_is_none_is_refused(String from, String to, String reason) {
        assertThatThrownBy(() -> TimeRange.of(from, to)).isInstanceOf(InvalidCalendar.class)
                .hasMessageContaining(reason);
    }

    @Test
    void a_range_reads_back_as_written() {
        assertThat(TimeRange.of("22:00", "00:00")).isEqualTo(TimeRange.of("22:00", "24:00"))
                .extracting(TimeRange::fromText, TimeRange::toText, TimeRange::isOvernight)
                .containsExactly("22:00", "24:00", false);
        assertThat(TimeRange.of("22:05", "06:00"))
                .extracting(TimeRange::fromText, TimeRange::toText, TimeRange::isOvernight)
                .containsExactly("22:05", "06:00", true);
    }

    @Test
    void two_half_days_on_one_date_must_agree_and_closed_goes_before_a_half_day() {
        LocalDate eve = LocalDate.of(2026, 12, 24);
        Holiday morning = Holiday.on(eve, "Eve", TimeRange.of("09:00", "12:00"));
        Holiday noon = Holiday.on(eve, "Eve", TimeRange.of("09:00", "13:00"));

        assertThatThrownBy(() -> calendar("UTC", "MON-FRI 09:00-17:00", morning, noon))
                .isInstanceOf(InvalidCalendar.class).hasMessageContaining("2026-12-24");
        BusinessCalendar both = calendar("UTC", "MON-FRI 09:00-17:00", morning, Holiday.on(eve, "Closed"), morning);
        assertThat(both.isOpen(Instant.parse("2026-12-24T10:00:00Z"))).isFalse();
    }

    @Test
    void calendars_with_the_same_hours_are_equal() {
        assertThat(calendar("UTC", "MON 09:00-17:00")).isEqualTo(calendar("UTC", "MON 09:00-17:00"))
                .hasSameHashCodeAs(calendar("UTC", "MON 09:00-17:00"))
                .isNotEqualTo(calendar("UTC", "TUE 09:00-17:00"));
    }
}
