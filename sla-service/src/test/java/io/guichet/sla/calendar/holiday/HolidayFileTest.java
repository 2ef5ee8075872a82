package io.guichet.sla.calendar.holiday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.events.CalendarEvent.Holiday;

/** Rules and dates by RFC 5545, 3.3.10 and 3.8.5, worked out on a paper calendar. */
class HolidayFileTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            one day                 | DTSTART;VALUE=DATE:20261225 | 2026-12-25
            a week                  | DTSTART;VALUE=DATE:20260803;DTEND;VALUE=DATE:20260808 | 2026-08-03 2026-08-04 2026-08-05 2026-08-06 2026-08-07
            three days              | DTSTART;VALUE=DATE:20260803;DURATION:P3D | 2026-08-03 2026-08-04 2026-08-05
            an end on its beginning | DTSTART;VALUE=DATE:20260803;DTEND;VALUE=DATE:20260803 | 2026-08-03
            four years              | DTSTART;VALUE=DATE:20240229;RRULE:FREQ=YEARLY;COUNT=4;BYMONTH=2;BYMONTHDAY=-1 | 2024-02-29 2025-02-28 2026-02-28 2027-02-28
            leap days               | DTSTART;VALUE=DATE:20240229;RRULE:FREQ=YEARLY;UNTIL=20320301 | 2024-02-29 2028-02-29 2032-02-29
            fourth Thursdays        | DTSTART;VALUE=DATE:20251127;RRULE:FREQ=YEARLY;UNTIL=20281231;BYMONTH=11;BYDAY=4TH | 2025-11-27 2026-11-26 2027-11-25 2028-11-23
            but not that one        | DTSTART;VALUE=DATE:20251127;RRULE:FREQ=YEARLY;UNTIL=20281231;BYMONTH=11;BYDAY=4TH;EXDATE;VALUE=DATE:20271125 | 2025-11-27 2026-11-26 2028-11-23
            first Mondays and one   | DTSTART;VALUE=DATE:20260105;RRULE:FREQ=MONTHLY;COUNT=3;BYDAY=1MO;RDATE;VALUE=DATE:20261111 | 2026-01-05 2026-02-02 2026-03-02 2026-11-11
            """)
    void the_days_of_an_event_are_holidays(String name, String lines, String days) {
        var file = HolidayFile.read(file(event("1", name, lines)), 2026);

        assertThat(file.skipped()).isEmpty();
        assertThat(file.holidays()).extracting(Holiday::date)
                .containsExactlyInAnyOrderElementsOf(List.of(days.split(" ", -1)));
        assertThat(file.holidays()).extracting(Holiday::name).containsOnly(name);
    }

    @Test
    void a_rule_without_end_holds_for_thirty_years() {
        var file = HolidayFile.read(file(event("1", "Noël", "DTSTART;VALUE=DATE:19701225;RRULE:FREQ=YEARLY")), 2026);

        assertThat(file.holidays()).hasSize(41)
                .extracting(Holiday::date).contains("2016-12-25", "2026-12-25", "2056-12-25");
    }

    @Test
    void an_occurrence_that_was_moved_is_kept_where_it_was_moved_to() {
        var rule = event("1", "Pont", "DTSTART;VALUE=DATE:20260515;RRULE:FREQ=YEARLY;COUNT=2");
        var moved = event("1", "Pont", "RECURRENCE-ID;VALUE=DATE:20270515;DTSTART;VALUE=DATE:20270507");

        assertThat(HolidayFile.read(file(rule + moved), 2026).holidays()).extracting(Holiday::date)
                .containsExactlyInAnyOrder("2026-05-15", "2027-05-07");
    }

    @Test
    void what_says_nothing_about_whole_days_is_skipped_with_the_reason() {
        var file = HolidayFile.read(file(event("1", "Lunch", "DTSTART:20261224T110000Z;DURATION:PT5H")
                + event("2", "Party", "DTSTART;VALUE=DATE:20261218;STATUS:CANCELLED")
                + event("3", "Odd", "DTSTART;VALUE=DATE:20261218;RRULE:FREQ=HOURLY;COUNT=3")), 2026);

        assertThat(file.holidays()).isEmpty();
        assertThat(file.skipped()).containsExactly(new HolidayFile.Skipped("Lunch", "it does not last whole days"),
                new HolidayFile.Skipped("Party", "it is cancelled"),
                new HolidayFile.Skipped("Odd", "it repeats within a day"));
    }

    @Test
    void what_is_no_calendar_is_refused() {
        assertThatThrownBy(() -> HolidayFile.read("<html>Sign in</html>", 2026))
                .isInstanceOf(UnreadableHolidays.class).hasMessageContaining("no iCalendar file");
    }

    @Test
    void a_rule_for_every_day_is_refused() {
        var daily = event("1", "Always", "DTSTART;VALUE=DATE:20200101;RRULE:FREQ=DAILY");

        assertThatThrownBy(() -> HolidayFile.read(file(daily), 2026)).isInstanceOf(UnreadableHolidays.class)
                .hasMessageContaining("more than 2000 holidays");
    }

    private static String file(String events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Guichet//Test//EN\r\n" + events + "END:VCALENDAR\r\n";
    }

    /** Properties are separated by semicolons here, but for those that begin a parameter or belong to a rule. */
    private static String event(String uid, String name, String lines) {
        var properties = lines.replaceAll(";(?=(DTEND|DURATION|RRULE|EXDATE|RDATE|STATUS|DTSTART)[;:])", "\r\n");
        return "BEGIN:VEVENT\r\nUID:" + uid + "\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:" + name + "\r\n" + properties
                + "\r\nEND:VEVENT\r\n";
    }
}
