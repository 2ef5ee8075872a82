package io.guichet.businesstime;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Which ranges begin on a date: those of its holiday, else those of its weekday. */
final class Hours {

    private final Map<DayOfWeek, List<TimeRange>> week = new EnumMap<>(DayOfWeek.class);
    private final Map<LocalDate, List<TimeRange>> dates = new HashMap<>();
    private final Map<MonthDay, List<TimeRange>> yearly = new HashMap<>();
    /** Dates and days of the year whose openings may differ from their weekday's. */
    private final NavigableSet<LocalDate> oddDates = new TreeSet<>();
    private final NavigableSet<MonthDay> oddDays = new TreeSet<>();

    Hours(Map<DayOfWeek, List<TimeRange>> week, Collection<Holiday> holidays) {
        this.week.putAll(week);
        for (Holiday holiday : holidays) {
            switch (holiday) {
                case Holiday.OnDate on -> add(dates, on.date(), on.hours());
                case Holiday.EveryYear every -> add(yearly, every.day(), every.hours());
            }
        }
        dates.keySet().forEach(date -> oddDates.addAll(List.of(date, date.plusDays(1))));
        yearly.keySet().forEach(this::markDayAndNext);
    }

    /** An overnight range changes the morning after as well; after 28 February that is the 29th or 1 March. */
    private void markDayAndNext(MonthDay day) {
        oddDays.add(day);
        oddDays.add(MonthDay.from(day.atYear(2000).plusDays(1)));
        oddDays.add(MonthDay.from(day.atYear(2001).plusDays(1)));
    }

    private static <D> void add(Map<D, List<TimeRange>> days, D day, List<TimeRange> hours) {
        days.merge(day, hours, (one, other) -> {
            if (one.isEmpty() || other.isEmpty()) {
                return List.of();
            }
            if (!one.equals(other)) {
                throw new InvalidCalendar("Two half days with different hours on " + day);
            }
            return one;
        });
    }

    List<TimeRange> on(LocalDate date) {
        List<TimeRange> special = dates.get(date);
        if (special == null) {
            special = yearly.get(MonthDay.from(date));
        }
        return special != null ? special : on(date.getDayOfWeek());
    }

    List<TimeRange> on(DayOfWeek day) {
        return week.getOrDefault(day, List.of());
    }

    /** The first day, this one or later, that a holiday may have changed; {@code Long.MAX_VALUE} if there is none. */
    long nextOddDay(LocalDate day) {
        LocalDate date = oddDates.ceiling(day);
        long next = date == null ? Long.MAX_VALUE : date.toEpochDay();
        if (oddDays.isEmpty()) {
            return next;
        }
        MonthDay thisYear = oddDays.ceiling(MonthDay.from(day));
        LocalDate yearlyDate = thisYear != null
                ? thisYear.atYear(day.getYear())
                : oddDays.first().atYear(day.getYear() + 1);
        return Math.min(next, yearlyDate.toEpochDay());
    }
}
