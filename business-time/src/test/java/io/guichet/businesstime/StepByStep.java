package io.guichet.businesstime;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The slow and obvious way: writes down what the clock on the wall shows in each second of a period, marks the seconds
 * that each date's ranges cover, and counts marks. Shares no code with the engine but the records that it reads. Steps
 * of a minute give the same for zones and years whose offsets are whole minutes, and sixty times faster.
 */
final class StepByStep {

    private static final int MARGIN_DAYS = 5;
    /** No wall clock is further from UTC, nor jumps further, than this together. */
    private static final int REACH_DAYS = 2;

    private final BusinessCalendar calendar;
    private final int step;
    private final int stepsOfADay;
    private final int stepsOfAMinute;
    private final int reach;
    private final long firstStep;
    private final long[] wallClock;
    private final boolean[] open;

    /** A period of whole days (UTC) for questions about the instants in it, in steps of so many seconds. */
    StepByStep(BusinessCalendar calendar, LocalDate from, LocalDate to, int step) {
        this.calendar = calendar;
        this.step = step;
        stepsOfADay = 86_400 / step;
        stepsOfAMinute = 60 / step;
        reach = REACH_DAYS * stepsOfADay;
        LocalDate first = from.minusDays(MARGIN_DAYS);
        LocalDate last = to.plusDays(MARGIN_DAYS);
        firstStep = first.toEpochDay() * stepsOfADay;
        int steps = (int) (last.toEpochDay() * stepsOfADay - firstStep);
        wallClock = new long[steps];
        open = new boolean[steps];
        for (int i = 0; i < steps; i++) {
            LocalDateTime shown = LocalDateTime.ofInstant(Instant.ofEpochSecond((firstStep + i) * step),
                    calendar.zone());
            wallClock[i] = Math.floorDiv(shown.toEpochSecond(ZoneOffset.UTC), (long) step);
        }
        for (LocalDate date = first.plusDays(3); date.isBefore(last.minusDays(3)); date = date.plusDays(1)) {
            mark(date);
        }
    }

    private void mark(LocalDate date) {
        long midnight = date.toEpochDay() * stepsOfADay;
        boolean exists = false;
        for (int i = near(midnight) - reach; i < near(midnight) + reach; i++) {
            exists |= wallClock[i] >= midnight && wallClock[i] < midnight + stepsOfADay;
        }
        if (!exists) {
            return;
        }
        for (TimeRange range : rangesOn(date)) {
            long closing = range.to() <= range.from() ? range.to() + 1440 : range.to();
            int closed = latest(midnight + closing * stepsOfAMinute);
            for (int i = earliest(midnight + range.from() * stepsOfAMinute); i < closed; i++) {
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
        for (int i = near(shown) - reach; i < near(shown) + reach; i++) {
            if (wallClock[i] == shown) {
                return i;
            }
        }
        return inGap(shown);
    }

    private int latest(long shown) {
        for (int i = near(shown) + reach; i > near(shown) - reach; i--) {
            if (wallClock[i] == shown) {
                return i;
            }
        }
        return inGap(shown);
    }

    /** Later by the length of the gap: as many steps after the jump as the clock was short of this time before it. */
    private int inGap(long shown) {
        for (int i = near(shown) - reach; i < near(shown) + reach; i++) {
            if (wallClock[i - 1] < shown && shown < wallClock[i]) {
                long withoutJump = wallClock[i - 1] + 1;
                return i + (int) (shown - withoutJump);
            }
        }
        throw new IllegalStateException("Not in the period: " + shown);
    }

    private int near(long shown) {
        return (int) (shown - firstStep);
    }

    boolean isOpen(Instant instant) {
        return open[at(instant.getEpochSecond())];
    }

    Duration elapsed(Instant from, Instant to) {
        long seconds = 0;
        for (long second = from.getEpochSecond(); second < to.getEpochSecond();) {
            long next = Math.min(to.getEpochSecond(), next(second));
            seconds += open[at(second)] ? next - second : 0;
            second = next;
        }
        return Duration.ofSeconds(seconds);
    }

    /** The end of the period's marks has to lie beyond the deadline. */
    Instant deadline(Instant start, Duration duration) {
        long left = duration.toSeconds();
        long second = start.getEpochSecond();
        while (left > 0) {
            long next = next(second);
            if (open[at(second)]) {
                long used = Math.min(left, next - second);
                left -= used;
                next = second + used;
            }
            second = next;
        }
        return Instant.ofEpochSecond(second);
    }

    private int at(long second) {
        return (int) (Math.floorDiv(second, (long) step) - firstStep);
    }

    private long next(long second) {
        return (Math.floorDiv(second, (long) step) + 1) * step;
    }
}
