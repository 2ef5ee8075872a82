package io.guichet.businesstime;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The slow and obvious way: writes down what the clock on the wall shows in each minute of a period, marks the minutes
 * that each date's ranges cover, and counts marks. Shares no code with the engine but the records that it reads. Good
 * for zones and years whose offsets are whole minutes.
 */
final class MinuteByMinute {

    private static final int MARGIN_DAYS = 7;
    /** No wall clock is further from UTC, nor jumps further, than this together. */
    private static final int REACH = 3 * 1440;

    private final BusinessCalendar calendar;
    private final long firstMinute;
    private final long[] wallClock;
    private final boolean[] open;

    /** A period of whole days (UTC) for questions about the instants in it. */
    MinuteByMinute(BusinessCalendar calendar, LocalDate from, LocalDate to) {
        this.calendar = calendar;
        LocalDate first = from.minusDays(MARGIN_DAYS);
        LocalDate last = to.plusDays(MARGIN_DAYS);
        firstMinute = first.toEpochDay() * 1440;
        int minutes = (int) (last.toEpochDay() * 1440 - firstMinute);
        wallClock = new long[minutes];
        open = new boolean[minutes];
        for (int i = 0; i < minutes; i++) {
            LocalDateTime shown = LocalDateTime.ofInstant(Instant.ofEpochSecond((firstMinute + i) * 60),
                    calendar.zone());
            wallClock[i] = Math.floorDiv(shown.toEpochSecond(ZoneOffset.UTC), 60L);
        }
        for (LocalDate date = first.plusDays(4); date.isBefore(last.minusDays(4)); date = date.plusDays(1)) {
            mark(date);
        }
    }

    private void mark(LocalDate date) {
        long midnight = date.toEpochDay() * 1440;
        boolean exists = false;
        for (int i = near(midnight) - REACH; i < near(midnight) + REACH; i++) {
            exists |= wallClock[i] >= midnight && wallClock[i] < midnight + 1440;
        }
        if (!exists) {
            return;
        }
        for (TimeRange range : rangesOn(date)) {
            long closing = range.to() <= range.from() ? range.to() + 1440 : range.to();
            for (int i = earliest(midnight + range.from()); i < latest(midnight + closing); i++) {
                open[i] = true;
            }
        }
    }

    private List<TimeRange> rangesOn(LocalDate date) {
        for (Holiday holiday : calendar.holidays()) {
            if (holiday instanceof Holiday.OnDate on && on.date().equals(date)) {
                return on.hours();
            }
        }
        for (Holiday holiday : calendar.holidays()) {
            if (holiday instanceof Holiday.EveryYear every && every.day().equals(MonthDay.from(date))) {
                return every.hours();
            }
        }
        return calendar.hours().getOrDefault(date.getDayOfWeek(), List.of());
    }

    private int earliest(long shown) {
        for (int i = near(shown) - REACH; i < near(shown) + REACH; i++) {
            if (wallClock[i] == shown) {
                return i;
            }
        }
        return inGap(shown);
    }

    private int latest(long shown) {
        for (int i = near(shown) + REACH; i > near(shown) - REACH; i--) {
            if (wallClock[i] == shown) {
                return i;
            }
        }
        return inGap(shown);
    }

    /** Later by the length of the gap: as many minutes after the jump as the clock was short of this time before it. */
    private int inGap(long shown) {
        for (int i = near(shown) - REACH; i < near(shown) + REACH; i++) {
            if (wallClock[i - 1] < shown && shown < wallClock[i]) {
                long withoutJump = wallClock[i - 1] + 1;
                return i + (int) (shown - withoutJump);
            }
        }
        throw new IllegalStateException("Not in the period: " + shown);
    }

    private int near(long shown) {
        return (int) (shown - firstMinute);
    }

    boolean isOpen(Instant instant) {
        return open[minute(instant.getEpochSecond())];
    }

    Duration elapsed(Instant from, Instant to) {
        long seconds = 0;
        for (long second = from.getEpochSecond(); second < to.getEpochSecond();) {
            long next = Math.min(to.getEpochSecond(), nextMinute(second));
            seconds += open[minute(second)] ? next - second : 0;
            second = next;
        }
        return Duration.ofSeconds(seconds);
    }

    /** The end of the period's marks has to lie beyond the deadline. */
    Instant deadline(Instant start, Duration duration) {
        long left = duration.toSeconds();
        long second = start.getEpochSecond();
        while (left > 0) {
            long next = nextMinute(second);
            if (open[minute(second)]) {
                long used = Math.min(left, next - second);
                left -= used;
                next = second + used;
            }
            second = next;
        }
        return Instant.ofEpochSecond(second);
    }

    private int minute(long second) {
        return (int) (Math.floorDiv(second, 60L) - firstMinute);
    }

    private static long nextMinute(long second) {
        return (Math.floorDiv(second, 60L) + 1) * 60;
    }
}
