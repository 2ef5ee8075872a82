package io.guichet.businesstime;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The openings of each weekday while no holiday and no change of the clock interferes, and their sums in closed form.
 */
final class WeekPattern {

    private static final int DAYS = 7;

    private final List<Openings> days = new ArrayList<>(DAYS);
    private final long week;

    WeekPattern(Hours hours) {
        for (DayOfWeek day : DayOfWeek.values()) {
            var spans = new ArrayList<Openings.Span>();
            hours.on(day).forEach(range -> spans.add(ofDay(range)));
            hours.on(day.minus(1)).forEach(range -> spans.add(ofDay(range).later(-Zone.SECONDS_PER_DAY)));
            days.add(Openings.union(spans.stream().map(span -> span.within(0, Zone.SECONDS_PER_DAY)).toList()));
        }
        week = days.stream().mapToLong(Openings::total).sum();
    }

    private static Openings.Span ofDay(TimeRange range) {
        return new Openings.Span(range.from() * 60L, range.end() * 60L);
    }

    /** The openings of a day (days since 1970-01-01, a Thursday). */
    Openings on(long day) {
        return days.get((int) Math.floorMod(day + 3, (long) DAYS));
    }

    /** Open seconds of the days from one up to, without, another: one multiplication and at most six additions. */
    long total(long from, long until) {
        long weeks = (until - from) / DAYS;
        long seconds = weeks * week;
        for (long day = from + weeks * DAYS; day < until; day++) {
            seconds += on(day).total();
        }
        return seconds;
    }

    /**
     * Where so many open seconds, counted from the beginning of a day, are reached: one division and at most six
     * steps.
     *
     * @param seconds at least 1; the pattern must open at all
     */
    Moment reach(long from, long seconds) {
        long weeks = (seconds - 1) / week;
        long day = from + weeks * DAYS;
        long rest = seconds - weeks * week;
        while (on(day).total() < rest) {
            rest -= on(day).total();
            day++;
        }
        return new Moment(day, on(day).reach(rest));
    }

    /** A moment of a day, in seconds after the day's first instant. */
    record Moment(long day, long second) {

        LocalDate date() {
            return LocalDate.ofEpochDay(day);
        }
    }
}
