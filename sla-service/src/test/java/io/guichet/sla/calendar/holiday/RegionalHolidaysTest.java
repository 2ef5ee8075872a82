package io.guichet.sla.calendar.holiday;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.events.CalendarEvent.HolidaysOf;

/**
 * Lists of 2026, in which Easter is on 5 April. Cantonal laws on days of rest (Switzerland), of which the days that only
 * some communes keep are left out; Feiertagsgesetze of the Länder (Germany), without Sundays; Arbeitsruhegesetz, § 7
 * (Austria); Code du travail, L3422-2 (French departments overseas).
 */
class RegionalHolidaysTest {

    private static final String ALL_LAENDER = "01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26";
    private static final String AUSTRIA = "01-01 01-06 04-05 04-06 05-01 05-14 05-25 06-04 08-15 10-26 11-01 12-08 12-25"
            + " 12-26";

    @ParameterizedTest(name = "CH-{0}")
    @CsvSource({
        "AG, 01-01 01-02 04-03 04-05 04-06 05-14 05-25 06-04 08-01 08-15 11-01 12-08 12-25 12-26",
        "AI, 01-01 04-03 04-05 04-06 05-14 05-25 06-04 08-01 08-15 09-22 11-01 12-25 12-26",
        "AR, 01-01 04-03 04-05 04-06 05-14 05-25 08-01 12-25 12-26",
        "BE, 01-01 01-02 04-03 04-05 04-06 05-14 05-25 08-01 12-25 12-26",
        "BL, 01-01 04-03 04-05 04-06 05-01 05-14 05-25 08-01 12-25 12-26",
        "BS, 01-01 04-03 04-05 04-06 05-01 05-14 05-25 08-01 12-25 12-26",
        "FR, 01-01 01-02 04-03 04-05 04-06 05-14 05-25 06-04 08-01 08-15 11-01 12-08 12-25 12-26",
        "GE, 01-01 04-03 04-05 04-06 05-14 05-25 08-01 09-10 12-25 12-31",
        "GL, 01-01 04-03 04-05 04-06 04-09 05-14 05-25 08-01 11-01 12-25 12-26",
        "GR, 01-01 04-03 04-05 04-06 05-14 05-25 08-01 12-25 12-26",
        "JU, 01-01 04-03 04-05 04-06 05-01 05-14 05-25 06-04 06-23 08-01 08-15 11-01 12-25",
        "LU, 01-01 04-03 04-05 05-14 06-04 08-01 08-15 11-01 12-08 12-25 12-26",
        "NE, 01-01 03-01 04-03 04-05 05-01 05-14 08-01 12-25",
        "NW, 01-01 04-03 04-05 04-06 05-14 06-04 08-01 08-15 11-01 12-08 12-25 12-26",
        "OW, 01-01 04-03 04-05 04-06 05-14 06-04 08-01 08-15 09-25 11-01 12-08 12-25 12-26",
        "SG, 01-01 04-03 04-05 04-06 05-14 05-25 08-01 11-01 12-25 12-26",
        "SH, 01-01 01-02 04-03 04-05 04-06 05-01 05-14 05-25 08-01 12-25 12-26",
        "SO, 01-01 04-03 04-05 05-01 05-14 06-04 08-01 08-15 11-01 12-08 12-25",
        "SZ, 01-01 03-19 04-03 04-05 05-14 06-04 08-01 08-15 11-01 12-08 12-25 12-26",
        "TG, 01-01 01-02 04-03 04-05 04-06 05-14 05-25 08-01 12-25 12-26",
        "TI, 01-01 01-06 04-05 04-06 05-14 08-01 08-15 11-01 12-08 12-25 12-26",
        "UR, 01-01 04-03 04-05 04-06 05-14 06-04 08-01 08-15 11-01 12-08 12-25 12-26",
        "VD, 01-01 01-02 04-03 04-05 04-06 05-14 05-25 08-01 09-21 12-25",
        "VS, 01-01 03-19 04-05 05-14 06-04 08-01 08-15 11-01 12-08 12-25",
        "ZG, 01-01 04-03 04-05 04-06 05-14 06-04 08-01 08-15 11-01 12-08 12-25 12-26",
        "ZH, 01-01 04-03 04-05 04-06 05-01 05-14 05-25 08-01 12-25 12-26",
    })
    void each_canton_keeps_its_own_days(String canton, String days) {
        assertThat(dates("CH", canton, 2026)).containsExactlyElementsOf(List.of(days.split(" ", -1)));
    }

    @Test
    void the_ride_of_naefels_is_put_off_only_where_it_would_be_in_holy_week() {
        assertThat(dates("CH", "GL", 2027)).contains("04-01").doesNotContain("04-08");
    }

    @ParameterizedTest(name = "DE-{0}")
    @CsvSource({
        "BW, 01-06 06-04", "BY, 01-06 06-04", "BE, 03-08", "BB, 10-31", "HB, 10-31", "HH, 10-31", "HE, 06-04",
        "MV, 03-08 10-31", "NI, 10-31", "NW, 06-04", "RP, 06-04", "SL, 06-04 08-15", "SN, 10-31 11-18",
        "ST, 01-06 10-31", "SH, 10-31", "TH, 09-20 10-31",
    })
    void each_land_keeps_its_own_days_beside_those_of_all(String land, String days) {
        var expected = List.of((ALL_LAENDER + " " + days).split(" ", -1)).stream()
                .filter(day -> LocalDate.parse("2026-" + day).getDayOfWeek() != DayOfWeek.SUNDAY).sorted().toList();

        assertThat(dates("DE", land, 2026))
                .filteredOn(day -> LocalDate.parse("2026-" + day).getDayOfWeek() != DayOfWeek.SUNDAY)
                .containsExactlyElementsOf(expected);
    }

    @Test
    void people_work_on_the_day_of_the_patron_of_an_austrian_state() {
        for (var state = 1; state <= 9; state++) {
            assertThat(dates("AT", String.valueOf(state), 2026))
                    .containsExactlyElementsOf(List.of(AUSTRIA.split(" ", -1)));
        }
    }

    @ParameterizedTest(name = "{0}-{1} has {2}")
    @CsvSource({
        "FR, 971, 05-27, 2026", "FR, 972, 05-22, 2026", "FR, 973, 06-10, 2026", "FR, 974, 12-20, 2026",
        "FR, 976, 04-27, 2026", "FR, FR-974, 07-14, 2026", "CA, NB, 08-03, 2026", "ES, VC, 03-19, 2026",
        "ES, VC, 06-24, 2026", "GB, , 04-06, 2026", "GB, , 08-31, 2026", "CH, VD, 09-20, 2027",
    })
    void what_the_library_does_not_know_is_there(String country, @Nullable String region, String day, int year) {
        assertThat(dates(country, region, year)).contains(day);
    }

    @ParameterizedTest
    @CsvSource({"GB, SCT, 04-06", "GB, SCT, 08-31", "CA, ON, 08-04", "FR, , 12-20", "FR, 972, 05-27"})
    void what_is_kept_elsewhere_is_not_kept_here(String country, @Nullable String region, String day) {
        assertThat(dates(country, region, 2026)).doesNotContain(day);
    }

    @Test
    void the_days_of_a_year_lie_in_it() {
        // 1 January 2028 is a Saturday.
        var place = PublicHolidays.known(new HolidaysOf("US", null));

        assertThat(PublicHolidays.in(place, 2027)).extracting(PublicHolidays.Day::date)
                .contains(LocalDate.of(2027, 12, 31)).allMatch(date -> date.getYear() == 2027)
                .doesNotHaveDuplicates();
        assertThat(PublicHolidays.in(place, 2028)).extracting(PublicHolidays.Day::date)
                .doesNotContain(LocalDate.of(2027, 12, 31));
    }

    private static List<String> dates(String country, @Nullable String region, int year) {
        return PublicHolidays.of(PublicHolidays.known(new HolidaysOf(country, region)), year).stream()
                .map(day -> day.date().toString().substring(5)).toList();
    }
}
