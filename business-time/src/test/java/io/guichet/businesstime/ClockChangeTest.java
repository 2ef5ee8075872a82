package io.guichet.businesstime;

import static io.guichet.businesstime.Calendars.calendar;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the clock on the wall is changed. Sources of the changes: the IANA time zone database, 2025b. */
class ClockChangeTest {

    @ParameterizedTest(name = "{0} {1}: {5}")
    @CsvSource(delimiter = '|', textBlock = """
            Europe/Paris        | SAT 22:00-06:00 | 2026-03-28T21:00:00Z | 2026-03-29T04:00:00Z | PT7H     | night shift, short
            Europe/Paris        | SAT 22:00-06:00 | 2026-10-24T20:00:00Z | 2026-10-25T05:00:00Z | PT9H     | night shift, long
            Europe/Paris        | SUN 00:00-24:00 | 2026-03-28T23:00:00Z | 2026-03-29T22:00:00Z | PT23H    | day of 23 hours
            Europe/Paris        | SUN 00:00-24:00 | 2026-10-24T22:00:00Z | 2026-10-25T23:00:00Z | PT25H    | day of 25 hours
            Europe/Paris        | SUN 02:30-06:00 | 2026-03-29T01:30:00Z | 2026-03-29T04:00:00Z | PT2H30M  | opens in the gap: at 03:30
            Europe/Paris        | SUN 01:00-02:30 | 2026-03-29T00:00:00Z | 2026-03-29T01:30:00Z | PT1H30M  | closes in the gap: at 03:30
            Europe/Paris        | SUN 02:00-03:30 | 2026-03-29T01:00:00Z | 2026-03-29T01:30:00Z | PT30M    | opens as the gap begins
            Europe/Paris        | SUN 02:00-02:30,03:00-03:45 | 2026-03-29T01:00:00Z | 2026-03-29T01:45:00Z | PT45M | both at once, counted once
            Europe/Paris        | SUN 01:00-02:30 | 2026-10-24T23:00:00Z | 2026-10-25T01:30:00Z | PT2H30M  | closes in the overlap: the later time
            Europe/Paris        | SUN 02:15-04:00 | 2026-10-25T00:15:00Z | 2026-10-25T03:00:00Z | PT2H45M  | opens in the overlap: the earlier time
            Europe/Paris        | SUN 01:00-02:15,02:30-04:00 | 2026-10-24T23:00:00Z | 2026-10-25T03:00:00Z | PT4H | two ranges meet in the overlap
            America/Sao_Paulo   | SUN 00:00-24:00 | 2018-11-04T03:00:00Z | 2018-11-05T02:00:00Z | PT23H    | no midnight
            America/Sao_Paulo   | SUN 00:30-02:00 | 2018-11-04T03:30:00Z | 2018-11-04T04:00:00Z | PT30M    | opens in the gap after midnight
            America/Sao_Paulo   | SAT 22:00-00:30 | 2018-11-04T01:00:00Z | 2018-11-04T03:30:00Z | PT2H30M  | closes in the gap after midnight
            America/Sao_Paulo   | SAT 22:00-24:00 | 2018-11-04T01:00:00Z | 2018-11-04T03:00:00Z | PT2H     | closes at the midnight that is not
            America/Sao_Paulo   | SAT 00:00-24:00 | 2018-02-17T02:00:00Z | 2018-02-18T03:00:00Z | PT25H    | 23:00 twice
            America/Sao_Paulo   | SAT 20:00-23:30 | 2018-02-17T22:00:00Z | 2018-02-18T02:30:00Z | PT4H30M  | closes the second time
            Australia/Lord_Howe | SUN 00:00-24:00 | 2026-04-04T13:00:00Z | 2026-04-05T13:30:00Z | PT24H30M | half an hour more
            Australia/Lord_Howe | SUN 00:00-24:00 | 2026-10-03T13:30:00Z | 2026-10-04T13:00:00Z | PT23H30M | half an hour less
            Australia/Lord_Howe | SUN 02:15-03:00 | 2026-10-03T15:45:00Z | 2026-10-03T16:00:00Z | PT15M    | opens in a gap of half an hour
            America/St_Johns    | SAT 20:00-23:30 | 2010-11-06T22:30:00Z | 2010-11-07T03:00:00Z | PT4H30M  | set back over midnight
            Asia/Kathmandu      | MON 09:00-17:00 | 2026-11-02T03:15:00Z | 2026-11-02T11:15:00Z | PT8H     | 5:45 ahead
            """)
    void openings_last_as_long_as_they_really_do(String zone, String hours, Instant opens, Instant closes,
            Duration length) {
        BusinessCalendar calendar = calendar(zone, hours);

        assertThat(calendar.nextOpening(opens.minusSeconds(3600))).isEqualTo(opens);
        assertThat(calendar.deadline(opens, length)).isEqualTo(closes);
        assertThat(calendar.elapsed(opens.minusSeconds(3600), closes.plusSeconds(3600))).isEqualTo(length);
    }

    @Test
    void a_range_within_a_gap_that_would_close_before_it_opens_is_left_out() {
        BusinessCalendar calendar = calendar("Europe/Paris", "SUN 02:30-03:15");

        assertThat(calendar.elapsed(Instant.parse("2026-03-28T23:00:00Z"), Instant.parse("2026-03-30T00:00:00Z")))
                .isZero();
    }

    @Test
    void a_date_that_the_zone_left_out_has_no_hours() {
        BusinessCalendar samoa = calendar("Pacific/Apia", "MON-FRI 09:00-17:00");

        // Thursday 29 December 2011, 17:00 at UTC-10, was followed by Saturday the 31st at UTC+14.
        assertThat(samoa.nextOpening(Instant.parse("2011-12-30T03:00:00Z")))
                .isEqualTo(Instant.parse("2012-01-01T19:00:00Z"));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "2026-11-02T09:00, 2026-11-02T08:00:00Z",
        "2026-10-25T02:30, 2026-10-25T00:30:00Z",
        "2026-03-29T02:30, 2026-03-29T01:30:00Z",
    })
    void a_local_time_is_the_earlier_in_an_overlap_and_shifted_in_a_gap(LocalDateTime local, Instant instant) {
        assertThat(calendar("Europe/Paris", "MON 09:00-17:00").instantOf(local)).isEqualTo(instant);
    }
}
