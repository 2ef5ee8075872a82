package io.guichet.sla.calendar.holiday;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import io.guichet.events.CalendarEvent.HolidaysOf;
import io.guichet.sla.calendar.holiday.PublicHolidays.Day;

/** What the law has and the library has not. */
final class Amendments {

    /**
     * Sources: 5 U.S.C. 6103(a); Canada Labour Code, s. 166, of which the library has what all provinces keep; legge 8
     * ottobre 2025, n. 151.
     */
    private static final List<Amendment> ALL = List.of(
            new Amendment("US", false, 1971, year -> second(Month.OCTOBER, year), "Columbus Day"),
            new Amendment("CA", false, 1953, year -> LocalDate.of(year, 5, 24)
                    .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), "Victoria Day"),
            new Amendment("CA", false, 2021, year -> LocalDate.of(year, 9, 30),
                    "National Day for Truth and Reconciliation"),
            new Amendment("CA", false, 1957, year -> second(Month.OCTOBER, year), "Thanksgiving Day"),
            new Amendment("CA", false, 1931, year -> LocalDate.of(year, 11, 11), "Remembrance Day"),
            new Amendment("CA", false, 1965, year -> LocalDate.of(year, 12, 26), "Boxing Day"),
            new Amendment("IT", true, 2026, year -> LocalDate.of(year, 10, 4), "Saint Francis of Assisi"));

    private Amendments() {}

    /**
     * A holiday.
     *
     * @param everywhere in each region as well; else only of the country as such
     * @param since the first year in which it is kept
     */
    private record Amendment(String country, boolean everywhere, int since, IntFunction<LocalDate> date, String name) {

        boolean isOf(HolidaysOf place, int year) {
            return country.equals(place.country()) && (everywhere || place.region() == null) && year >= since;
        }
    }

    /** The holidays of a place in a year beside those of the library, some of which it may come to know. */
    static Stream<Day> of(HolidaysOf place, int year) {
        return ALL.stream().filter(amendment -> amendment.isOf(place, year))
                .map(amendment -> new Day(amendment.date().apply(year), amendment.name()));
    }

    private static LocalDate second(Month month, int year) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.MONDAY));
    }
}
