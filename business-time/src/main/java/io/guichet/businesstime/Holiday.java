package io.guichet.businesstime;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

/**
 * A day whose hours are not those of its weekday: closed, or a half day with hours of its own. A range belongs to the
 * day that it begins on, so a night shift that began the evening before a holiday runs to its end.
 */
public sealed interface Holiday {

    /** What people call it; may be empty. */
    String name();

    /** The hours that replace those of the weekday; none when closed. */
    List<TimeRange> hours();

    /** A holiday on one date; it goes before a yearly one on the same date. */
    record OnDate(LocalDate date, String name, List<TimeRange> hours) implements Holiday {

        /** Copies the hours. */
        public OnDate {
            hours = List.copyOf(hours);
        }
    }

    /** A holiday on the same day of each year; one on 29 February comes in leap years only. */
    record EveryYear(MonthDay day, String name, List<TimeRange> hours) implements Holiday {

        /** Copies the hours. */
        public EveryYear {
            hours = List.copyOf(hours);
        }
    }

    /** A holiday on one date: closed without hours, else open in these. */
    static Holiday on(LocalDate date, String name, TimeRange... hours) {
        return new OnDate(date, name, List.of(hours));
    }

    /** A holiday of every year: closed without hours, else open in these. */
    static Holiday everyYear(MonthDay day, String name, TimeRange... hours) {
        return new EveryYear(day, name, List.of(hours));
    }
}
