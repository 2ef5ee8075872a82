package io.guichet.businesstime;

import static io.guichet.businesstime.Calendars.calendar;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked examples, counted by hand on a paper calendar; 2026-11-02 is a Monday. */
class DeadlineTest {

    private static final BusinessCalendar FRANCE = calendar("Europe/Paris", "MON-FRI 09:00-12:30,13:30-18:00",
            Holiday.on(LocalDate.of(2026, 11, 11), "Armistice"),
            Holiday.everyYear(MonthDay.of(12, 25), "Noël"),
            Holiday.everyYear(MonthDay.of(12, 24), "Veille de Noël", TimeRange.of("09:00", "12:00")),
            Holiday.on(LocalDate.of(2027, 12, 24), "Pont"));

    @ParameterizedTest(name = "{0} + {1} = {2}: {3}")
    @CsvSource({
        "2026-11-02T09:00:00Z, PT1H,      2026-11-02T10:00:00Z, within a morning",
        "2026-11-02T08:00:00Z, PT3H30M,   2026-11-02T11:30:00Z, used up as the lunch break begins",
        "2026-11-02T08:00:00Z, PT3H30M1S, 2026-11-02T12:30:01Z, a second over the lunch break",
        "2026-11-02T05:00:00Z, PT1H,      2026-11-02T09:00:00Z, from before opening",
        "2026-11-02T08:00:00Z, PT8H,      2026-11-02T17:00:00Z, a whole day is used up as it closes",
        "2026-11-02T17:00:00Z, PT1S,      2026-11-03T08:00:01Z, from closing time",
        "2026-11-06T16:30:00Z, PT1H,      2026-11-09T08:30:00Z, over a week-end",
        "2026-11-10T16:30:00Z, PT1H,      2026-11-12T08:30:00Z, over a holiday",
        "2026-12-24T10:30:00Z, PT1H,      2026-12-28T08:30:00Z, half day then Christmas then week-end",
        "2027-12-23T16:59:59Z, PT1M,      2027-12-27T08:00:59Z, a single date goes before a yearly one",
        "2026-11-07T12:00:00Z, PT0S,      2026-11-07T12:00:00Z, zero while closed stays where it is",
        "2026-11-02T09:00:00.250Z, PT0.5S, 2026-11-02T09:00:00.750Z, fractions of a second",
        "2026-11-02T16:59:59.750Z, PT0.5S, 2026-11-03T08:00:00.250Z, fractions over night",
        "2026-11-02T18:00:00.900Z, PT1S,  2026-11-03T08:00:01Z, a fraction while closed counts nothing",
        "2026-10-23T15:00:00Z, PT2H,      2026-10-26T09:00:00Z, over the end of summer time",
    })
    void a_deadline_counts_open_time_only(Instant start, Duration duration, Instant deadline, String why) {
        assertThat(FRANCE.deadline(start, duration)).as(why).isEqualTo(deadline);
    }

    @ParameterizedTest(name = "{0} to {1} = {2}: {3}")
    @CsvSource({
        "2026-11-02T08:00:00Z, 2026-11-02T17:00:00Z, PT8H,  a day without its lunch break",
        "2026-11-02T00:00:00Z, 2026-11-09T00:00:00Z, PT40H, a week",
        "2026-11-09T00:00:00Z, 2026-11-16T00:00:00Z, PT32H, a week with a holiday",
        "2026-12-24T00:00:00Z, 2026-12-26T00:00:00Z, PT3H,  a half day and a holiday",
        "2026-11-02T11:30:00Z, 2026-11-02T12:30:00Z, PT0S,  the lunch break",
        "2026-11-02T10:00:00Z, 2026-11-02T09:00:00Z, PT0S,  an end before its beginning",
        "2026-11-02T10:00:00Z, 2026-11-02T10:00:00Z, PT0S,  the same instant",
        "2026-11-02T09:00:00.250Z, 2026-11-02T09:00:01Z, PT0.75S, fractions of a second",
        "2026-11-02T07:59:59.250Z, 2026-11-02T08:00:00.5Z, PT0.5S, fractions at opening",
    })
    void only_open_time_elapses(Instant from, Instant to, Duration elapsed, String why) {
        assertThat(FRANCE.elapsed(from, to)).as(why).isEqualTo(elapsed);
    }

    @ParameterizedTest(name = "{0} + {1} = {2}: {3}")
    @CsvSource({
        "2026-11-02T20:00:00Z, PT2H, 2026-11-02T22:00:00Z, in the evening",
        "2026-11-03T05:00:00Z, PT1H, 2026-11-03T06:00:00Z, the shift belongs to Monday and ends on Tuesday",
        "2026-11-03T05:00:00Z, PT1H1S, 2026-11-09T20:00:01Z, and is the only one of the week but for Friday's",
        "2026-11-03T12:00:00Z, PT1S, 2026-11-09T20:00:01Z, Friday's shift falls out as a holiday",
        "2026-11-12T21:00:00Z, PT9H, 2026-11-14T06:00:00Z, a shift that begins before a holiday ends in it",
    })
    void an_overnight_range_belongs_to_the_day_it_begins_on(Instant start, Duration duration, Instant deadline,
            String why) {
        BusinessCalendar nights = calendar("UTC", "MON 20:00-06:00; FRI 21:00-06:00",
                Holiday.on(LocalDate.of(2026, 11, 6), "no shift"),
                Holiday.on(LocalDate.of(2026, 11, 14), "after a shift"));

        assertThat(nights.deadline(start, duration)).as(why).isEqualTo(deadline);
    }

    @Test
    void a_calendar_that_never_closes_is_a_plain_clock() {
        BusinessCalendar always = BusinessCalendar.alwaysOpen(ZoneId.of("Europe/Paris"));
        Instant start = Instant.parse("2026-03-28T12:34:56.789Z");

        assertThat(always.deadline(start, Duration.ofDays(3650))).isEqualTo(start.plus(Duration.ofDays(3650)));
        assertThat(always.elapsed(start, start.plus(Duration.ofDays(3650)))).isEqualTo(Duration.ofDays(3650));
    }

    @Test
    void ten_years_of_weeks_are_counted_exactly() {
        BusinessCalendar weekdays = calendar("UTC", "MON-FRI 09:00-17:00");

        // 522 weeks of 40 hours, 870 times 24, from a Monday morning end on the Friday evening of the 522nd.
        assertThat(weekdays.deadline(Instant.parse("2026-11-02T09:00:00Z"), Duration.ofDays(870)))
                .isEqualTo(Instant.parse("2036-10-31T17:00:00Z"));
    }

    @Test
    void ranges_that_overlap_count_once() {
        BusinessCalendar twice = calendar("UTC",
                "MON 08:00-12:00,10:00-14:00,14:00-15:00,22:00-06:00; TUE 05:00-07:00");

        assertThat(twice.elapsed(Instant.parse("2026-11-02T00:00:00Z"), Instant.parse("2026-11-04T00:00:00Z")))
                .isEqualTo(Duration.ofHours(7 + 9));
    }

    @Test
    void the_opening_second_is_open_and_the_closing_second_is_not() {
        assertThat(FRANCE.isOpen(Instant.parse("2026-11-02T07:59:59Z"))).isFalse();
        assertThat(FRANCE.isOpen(Instant.parse("2026-11-02T08:00:00Z"))).isTrue();
        assertThat(FRANCE.isOpen(Instant.parse("2026-11-02T16:59:59.999Z"))).isTrue();
        assertThat(FRANCE.isOpen(Instant.parse("2026-11-02T17:00:00Z"))).isFalse();
    }

    @ParameterizedTest(name = "from {0}: {1}")
    @CsvSource({
        "2026-11-02T09:30:00Z, 2026-11-02T09:30:00Z",
        "2026-11-02T11:30:00Z, 2026-11-02T12:30:00Z",
        "2026-11-06T17:00:00Z, 2026-11-09T08:00:00Z",
        "2026-11-10T18:00:00.5Z, 2026-11-12T08:00:00Z",
    })
    void the_next_opening_is_now_or_the_first_one_ahead(Instant instant, Instant opening) {
        assertThat(FRANCE.nextOpening(instant)).isEqualTo(opening);
    }
}
