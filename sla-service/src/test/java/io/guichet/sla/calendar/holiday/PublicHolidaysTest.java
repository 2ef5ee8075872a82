package io.guichet.sla.calendar.holiday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.events.CalendarEvent.HolidaysOf;
import io.guichet.sla.calendar.UnusableCalendar;

/**
 * The year 2026. Sources: Code du travail, L3133-1 and L3134-13 (Alsace-Moselle); gov.uk/bank-holidays; feiertage of
 * the Bayerisches Feiertagsgesetz, art. 1; loi du 4 janvier 1974 (Belgium); Citizens Information (Ireland);
 * Bundesverfassung, art. 110(3), with the days that all cantons keep (Switzerland); legge 27 maggio 1949, n. 260, and 8
 * ottobre 2025, n. 151 (Italy); Arbeitsruhegesetz, § 7 (Austria); Real Decreto 2001/1983, art. 45 (Spain); Código do
 * Trabalho, art. 234, and 235 for Carnival (Portugal); Algemene termijnenwet, art. 3 (Netherlands); lov nr. 214 of 2023
 * (Denmark, without the Great Prayer Day); lag 1989:253 and semesterlagen, 3 a § (Sweden); lov om helligdager, § 2
 * (Norway); vuosilomalaki, 4 § (Finland); Canada Labour Code, s. 166; 5 U.S.C. 6103. Sundays may be named or not.
 */
class PublicHolidaysTest {

    private static final String FRANCE = "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "FR,                , " + FRANCE,
        "fr, alsace-moselle , 01-01 04-03 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25 12-26",
        "FR, FR-68          , 01-01 04-03 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25 12-26",
        "FR, 75C            , " + FRANCE,
        "UK, eng            , 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
        "GB, SCT            , 01-01 01-02 04-03 05-04 05-25 08-03 11-30 12-25 12-28",
        "DE, BY             , 01-01 01-06 04-03 04-06 05-01 05-14 05-25 06-04 10-03 11-01 12-25 12-26",
        "IE,                , 01-01 02-02 03-17 04-05 04-06 05-04 06-01 08-03 10-26 12-25 12-26",
        "LU,                , 01-01 04-06 05-01 05-09 05-14 05-25 06-23 08-15 11-01 12-25 12-26",
        "FR, 57             , 01-01 04-03 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25 12-26",
        "CH,                , 01-01 04-05 05-14 08-01 12-25",
        "IT,                , 01-01 01-06 04-05 04-06 04-25 05-01 06-02 08-15 10-04 11-01 12-08 12-25 12-26",
        "AT,                , 01-01 01-06 04-05 04-06 05-01 05-14 05-25 06-04 08-15 10-26 11-01 12-08 12-25 12-26",
        "ES,                , 01-01 01-06 04-03 05-01 08-15 10-12 11-01 12-06 12-08 12-25",
        "PT,                , 01-01 02-17 04-03 04-05 04-25 05-01 06-04 06-10 08-15 10-05 11-01 12-01 12-08 12-25",
        "BE,                , 01-01 04-05 04-06 05-01 05-14 05-24 05-25 07-21 08-15 11-01 11-11 12-25",
        "NL,                , 01-01 04-03 04-05 04-06 04-27 05-05 05-14 05-24 05-25 12-25 12-26",
        "DK,                , 01-01 04-02 04-03 04-05 04-06 05-14 05-24 05-25 12-25 12-26",
        "SE, , 01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-06 06-19 06-20 10-31 12-24 12-25 12-26 12-31",
        "NO,                , 01-01 04-02 04-03 04-05 04-06 05-01 05-14 05-17 05-24 05-25 12-25 12-26",
        "FI,                , 01-01 01-06 04-03 04-05 04-06 05-01 05-14 06-19 06-20 10-31 12-06 12-24 12-25 12-26",
        "CA,                , 01-01 04-03 05-18 07-01 09-07 09-30 10-12 11-11 12-25 12-26",
        "US,                , 01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25",
    })
    void public_holidays_are_those_of_the_law(String country, @Nullable String region, String days) {
        var place = PublicHolidays.known(new HolidaysOf(country, region));

        assertThat(PublicHolidays.of(place, 2026)).extracting(day -> day.date().toString().substring(5))
                .containsExactlyElementsOf(List.of(days.split(" ", -1)));
    }

    @Test
    void a_holiday_on_a_week_end_is_kept_on_the_day_that_stands_for_it() {
        // 5 U.S.C. 6103(b): the Friday before the Saturday of 4 July 2026.
        assertThat(PublicHolidays.of(new HolidaysOf("US", null), 2026)).extracting(PublicHolidays.Day::date)
                .contains(LocalDate.of(2026, 7, 3)).doesNotContain(LocalDate.of(2026, 7, 4));
    }

    @Test
    void days_on_which_people_work_are_left_out() {
        // All Souls' Day and New Year's Eve are observed in Belgium, but no holidays.
        assertThat(PublicHolidays.of(new HolidaysOf("BE", null), 2026)).extracting(PublicHolidays.Day::date)
                .contains(LocalDate.of(2026, 7, 21)).doesNotContain(LocalDate.of(2026, 11, 2));
    }

    @Test
    void every_country_that_is_listed_has_holidays_in_every_region() {
        assertThat(PublicHolidays.countries()).extracting(Country::country).containsExactlyInAnyOrder("FR", "BE", "CH",
                "LU", "IT", "DE", "AT", "ES", "PT", "GB", "IE", "NL", "DK", "SE", "NO", "FI", "US", "CA");
        for (var country : PublicHolidays.countries()) {
            assertThat(PublicHolidays.of(new HolidaysOf(country.country(), null), 2027)).isNotEmpty();
            for (var region : country.regions()) {
                var place = PublicHolidays.known(new HolidaysOf(country.country(), region.region()));
                assertThat(PublicHolidays.of(place, 2027)).as("%s", place).hasSizeGreaterThan(4);
            }
        }
    }

    @Test
    void a_place_that_is_not_known_is_refused_where_it_is_named() {
        assertThatThrownBy(() -> PublicHolidays.known(new HolidaysOf("XX", null)))
                .isInstanceOfSatisfying(UnusableCalendar.class,
                        unusable -> assertThat(unusable.pointer()).isEqualTo("/holidaysOf/country"));
        assertThatThrownBy(() -> PublicHolidays.known(new HolidaysOf("FR", "Bretagne")))
                .isInstanceOfSatisfying(UnusableCalendar.class,
                        unusable -> assertThat(unusable.pointer()).isEqualTo("/holidaysOf/region"));
    }
}
