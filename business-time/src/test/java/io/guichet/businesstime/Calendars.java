package io.guichet.businesstime;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Calendars for tests: written as text, or any at all. */
final class Calendars {

    /** Zones that change their clocks in every way known: by half an hour, by two, at midnight, one minute past it … */
    static final List<String> ZONES = List.of("Europe/Paris", "America/Sao_Paulo", "Australia/Lord_Howe",
            "America/St_Johns", "Pacific/Apia", "Asia/Tehran", "Asia/Beirut", "Antarctica/Troll", "Africa/Casablanca",
            "America/Havana", "Asia/Gaza", "Asia/Kathmandu", "Pacific/Chatham", "America/Caracas", "Asia/Pyongyang",
            "UTC");

    private Calendars() {}

    /** A calendar such as {@code MON-FRI 09:00-12:30,13:30-18:00; SAT 10:00-12:00}. */
    static BusinessCalendar calendar(String zone, String hours, Holiday... holidays) {
        var week = new EnumMap<DayOfWeek, List<TimeRange>>(DayOfWeek.class);
        for (String line : hours.isBlank() ? new String[0] : hours.split(";", -1)) {
            String[] parts = line.strip().split(" ", -1);
            String[] ends = parts[0].split("-", -1);
            int last = day(ends[ends.length - 1]).getValue();
            for (int day = day(ends[0]).getValue(); day <= last; day++) {
                week.put(DayOfWeek.of(day), ranges(parts[1]));
            }
        }
        return BusinessCalendar.of(ZoneId.of(zone), week, List.of(holidays));
    }

    static List<TimeRange> ranges(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(range -> TimeRange.of(range.split("-", -1)[0], range.split("-", -1)[1]))
                .toList();
    }

    private static DayOfWeek day(String three) {
        return Arrays.stream(DayOfWeek.values()).filter(day -> day.name().startsWith(three)).findFirst().orElseThrow();
    }

    /** Any calendar that opens at some time of the week. */
    static Arbitrary<BusinessCalendar> any(Arbitrary<String> zones) {
        return Combinators.combine(zones.map(ZoneId::of), weeks(), holidays().list().ofMaxSize(12))
                .as((zone, week, holidays) -> BusinessCalendar.of(zone, week, withoutContradiction(holidays)))
                .withoutEdgeCases();
    }

    private static Arbitrary<Map<DayOfWeek, List<TimeRange>>> weeks() {
        return Arbitraries.maps(Arbitraries.of(DayOfWeek.class), anyRange().list().ofMinSize(1).ofMaxSize(3))
                .ofMinSize(1).ofMaxSize(7);
    }

    /** Half of the bounds lie in the small hours, where clocks change. */
    private static Arbitrary<TimeRange> anyRange() {
        Arbitrary<Integer> minutes = Arbitraries.oneOf(Arbitraries.integers().between(0, 1440),
                Arbitraries.integers().between(0, 48).map(step -> step * 5),
                Arbitraries.of(0, 1, 60, 120, 1380, 1439, 1440));
        return Combinators.combine(minutes.filter(from -> from < 1440), minutes)
                .filter((from, to) -> !from.equals(to))
                .as(TimeRange::new);
    }

    private static Arbitrary<Holiday> holidays() {
        Arbitrary<List<TimeRange>> hours = anyRange().list().ofMaxSize(2);
        Arbitrary<LocalDate> dates = Arbitraries.integers().between(0, 366 * 30)
                .map(day -> LocalDate.of(2000, 1, 1).plusDays(day));
        return Arbitraries.oneOf(
                Combinators.combine(dates, hours).as((date, ranges) -> new Holiday.OnDate(date, "once", ranges)),
                Combinators.combine(dates, hours)
                        .as((date, ranges) -> new Holiday.EveryYear(MonthDay.from(date), "yearly", ranges)));
    }

    private static List<Holiday> withoutContradiction(List<Holiday> holidays) {
        var byDay = new HashMap<Object, Holiday>();
        holidays.forEach(holiday -> byDay.put(switch (holiday) {
            case Holiday.OnDate on -> on.date();
            case Holiday.EveryYear every -> every.day();
        }, holiday));
        return List.copyOf(byDay.values());
    }
}
