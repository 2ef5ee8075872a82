package io.guichet.sla.calendar.holiday;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import io.guichet.events.CalendarEvent.HolidaysOf;
import io.guichet.sla.calendar.holiday.PublicHolidays.Day;

/** What the law has and the library has not, and the other way round. */
final class Amendments {

    private static final Set<String> EVERYWHERE = Set.of("*");
    private static final Set<String> NATION = Set.of("");
    private static final String SLAVERY = "Abolition de l'esclavage";
    /** Where Easter Monday is a day of rest by cantonal law, and is missing in the library or called an observance. */
    private static final Set<String> EASTER_MONDAY = Set.of("ZH", "BE", "BS", "BL", "GE", "GL", "GR", "SG", "SH", "TG",
            "AR", "AI", "JU", "TI");

    /**
     * Sources: 5 U.S.C. 6103(a); Canada Labour Code, s. 166, of which the library has what all provinces keep; Employment
     * Standards Act (New Brunswick), s. 17.1; legge 8 ottobre 2025, n. 151; Banking and Financial Dealings Act 1971,
     * sch. 1(1), of England and Wales, which stand for who does not say where in the United Kingdom; the laws of the
     * cantons on days of rest; the yearly lists of the Comunitat Valenciana; Code du travail, L3422-2 (abolition of
     * slavery).
     */
    private static final List<Amendment> ALL = List.of(
            new Amendment("US", NATION, 1971, year -> second(Month.OCTOBER, year), "Columbus Day"),
            new Amendment("CA", NATION, 1953, year -> LocalDate.of(year, 5, 24)
                    .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), "Victoria Day"),
            new Amendment("CA", NATION, 2021, year -> LocalDate.of(year, 9, 30),
                    "National Day for Truth and Reconciliation"),
            new Amendment("CA", NATION, 1957, year -> second(Month.OCTOBER, year), "Thanksgiving Day"),
            new Amendment("CA", NATION, 1931, year -> LocalDate.of(year, 11, 11), "Remembrance Day"),
            new Amendment("CA", NATION, 1965, year -> LocalDate.of(year, 12, 26), "Boxing Day"),
            new Amendment("CA", Set.of("NB"), 1976, year -> nth(1, DayOfWeek.MONDAY, Month.AUGUST, year),
                    "New Brunswick Day"),
            new Amendment("IT", EVERYWHERE, 2026, year -> LocalDate.of(year, 10, 4), "Saint Francis of Assisi"),
            new Amendment("GB", NATION, 1971, year -> easter(year).plusDays(1), "Easter Monday"),
            new Amendment("GB", NATION, 1971, year -> LocalDate.of(year, 8, 31)
                    .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), "Summer bank holiday"),
            new Amendment("CH", EASTER_MONDAY, 1970, year -> easter(year).plusDays(1), "Lundi de Pâques"),
            new Amendment("CH", Set.of("JU", "AI"), 1979, year -> LocalDate.of(year, 8, 15), "Assomption"),
            new Amendment("CH", Set.of("JU", "AI"), 1979, year -> LocalDate.of(year, 11, 1), "Toussaint"),
            new Amendment("CH", Set.of("VD"), 1970, year -> nth(3, DayOfWeek.SUNDAY, Month.SEPTEMBER, year).plusDays(1),
                    "Lundi du Jeûne"),
            new Amendment("CH", Set.of("GL"), 1970, Amendments::naefels, "Näfelser Fahrt"),
            new Amendment("ES", Set.of("VC"), 2024, year -> LocalDate.of(year, 3, 19), "Saint Joseph"),
            new Amendment("ES", Set.of("VC"), 2024, year -> LocalDate.of(year, 6, 24), "Saint John"),
            new Amendment("FR", Set.of("971"), 1984, year -> LocalDate.of(year, 5, 27), SLAVERY),
            new Amendment("FR", Set.of("972"), 1984, year -> LocalDate.of(year, 5, 22), SLAVERY),
            new Amendment("FR", Set.of("973"), 1984, year -> LocalDate.of(year, 6, 10), SLAVERY),
            new Amendment("FR", Set.of("974"), 1984, year -> LocalDate.of(year, 12, 20), SLAVERY),
            new Amendment("FR", Set.of("976"), 1984, year -> LocalDate.of(year, 4, 27), SLAVERY));

    private Amendments() {}

    /**
     * A holiday.
     *
     * @param regions in which it is kept; {@link #NATION} for who names none, {@link #EVERYWHERE} for all
     * @param since the first year in which it is kept
     */
    private record Amendment(String country, Set<String> regions, int since, IntFunction<LocalDate> date, String name) {

        boolean isOf(HolidaysOf place, int year) {
            return country.equals(place.country()) && year >= since
                    && (regions == EVERYWHERE || regions.contains(Objects.requireNonNullElse(place.region(), "")));
        }
    }

    /** The holidays of a place in a year beside those of the library, some of which it may come to know. */
    static Stream<Day> of(HolidaysOf place, int year) {
        return ALL.stream().filter(amendment -> amendment.isOf(place, year))
                .map(amendment -> new Day(amendment.date().apply(year), amendment.name()));
    }

    /**
     * Whether the law keeps a day that the library has. The Näfelser Fahrt is on the first Thursday of April, but a week
     * later where that is in Holy Week.
     */
    static boolean isKept(HolidaysOf place, LocalDate date) {
        return !(place.country().equals("CH") && "GL".equals(place.region())
                && date.equals(nth(1, DayOfWeek.THURSDAY, Month.APRIL, date.getYear()))
                && !date.equals(naefels(date.getYear())));
    }

    private static LocalDate naefels(int year) {
        var first = nth(1, DayOfWeek.THURSDAY, Month.APRIL, year);
        return first.equals(easter(year).minusDays(3)) ? first.plusWeeks(1) : first;
    }

    private static LocalDate second(Month month, int year) {
        return nth(2, DayOfWeek.MONDAY, month, year);
    }

    private static LocalDate nth(int ordinal, DayOfWeek day, Month month, int year) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, day));
    }

    /** Gregorian; J. Meeus, Astronomical Algorithms, chapter 8. */
    static LocalDate easter(int year) {
        var a = year % 19;
        var b = year / 100;
        var c = year % 100;
        var d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        var f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return LocalDate.of(year, f / 31, f % 31 + 1);
    }
}
