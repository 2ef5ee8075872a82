package io.guichet.businesstime;

import java.util.regex.Pattern;

/**
 * A range of opening hours that begins on a day, in minutes after midnight of the wall clock; one whose end is not
 * after its beginning runs over midnight into the next day.
 *
 * @param from first minute that is open, 0 to 1439
 * @param to first minute that is closed again, 1 to 1440 (1440 is {@code 24:00}); 0 is taken as 1440
 */
public record TimeRange(int from, int to) {

    static final int MINUTES_PER_DAY = 1440;
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]|24:00");

    /**
     * @throws InvalidCalendar if a bound is no minute of a day, or the range begins and ends at the same minute
     */
    public TimeRange {
        if (from < 0 || from >= MINUTES_PER_DAY || to < 0 || to > MINUTES_PER_DAY) {
            throw new InvalidCalendar("A range begins at 00:00 to 23:59 and ends at 00:01 to 24:00");
        }
        if (from == to) {
            throw new InvalidCalendar("A range begins and ends at " + text(from) + "; a whole day is 00:00 to 24:00");
        }
        to = to == 0 ? MINUTES_PER_DAY : to;
    }

    /**
     * Reads a range as people write it, such as {@code 09:00} to {@code 12:30} or {@code 22:00} to {@code 06:00}.
     *
     * @param from {@code 00:00} to {@code 23:59}
     * @param to {@code 00:00} to {@code 24:00}
     * @throws InvalidCalendar if either is no such time
     */
    public static TimeRange of(String from, String to) {
        return new TimeRange(minutes(from), minutes(to));
    }

    /** The whole day. */
    public static TimeRange wholeDay() {
        return new TimeRange(0, MINUTES_PER_DAY);
    }

    /** The beginning as {@code HH:mm}. */
    public String fromText() {
        return text(from);
    }

    /** The end as {@code HH:mm}, {@code 24:00} at the end of the day. */
    public String toText() {
        return text(to);
    }

    /** Whether the range ends on the day after the one on which it begins. */
    public boolean isOvernight() {
        return to < from;
    }

    /** Minutes from midnight of the day it begins on to its end, which is above 1440 when it is overnight. */
    int end() {
        return isOvernight() ? to + MINUTES_PER_DAY : to;
    }

    private static int minutes(String time) {
        if (!TIME.matcher(time).matches()) {
            throw new InvalidCalendar("'" + time + "' is no time of day; write it as HH:mm, 24:00 for the day's end");
        }
        return Integer.parseInt(time, 0, 2, 10) * 60 + Integer.parseInt(time, 3, 5, 10);
    }

    private static String text(int minutes) {
        return "%02d:%02d".formatted(minutes / 60, minutes % 60);
    }
}
