package io.guichet.businesstime;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import io.guichet.businesstime.Openings.Span;
import io.guichet.businesstime.WeekPattern.Moment;

/**
 * The open seconds of a calendar, added up day by day in principle and by whole weeks in fact: the time line is cut
 * into odd days (a holiday, a change of the clock, or one of these close by), each worked out on its own, and the even
 * runs between them, where every day is its weekday in {@link WeekPattern}. So a sum or a search costs one step per
 * odd day and one per run, however many weeks these hold.
 */
final class OpenTime {

    /** A promise that waits longer than this for the next opening is a mistake in the calendar. */
    static final int PATIENCE_YEARS = 5;
    /** One round of the Gregorian calendar, far beyond any promise: keeps a slip of the pen from costing time. */
    static final int REACH_YEARS = 400;

    private final Zone zone;
    private final Hours hours;
    private final WeekPattern pattern;

    OpenTime(Zone zone, Hours hours) {
        this.zone = zone;
        this.hours = hours;
        this.pattern = new WeekPattern(hours);
    }

    boolean isOpen(long instant) {
        long day = zone.dayOf(instant);
        return openings(day).contains(instant - zone.start(day));
    }

    /** Open seconds between two instants, the second not before the first. */
    long between(long from, long to) {
        long first = zone.dayOf(from);
        long last = zone.dayOf(to);
        long seconds = openings(last).before(to - zone.start(last)) - openings(first).before(from - zone.start(first));
        for (Stretch stretch : stretches(first, last)) {
            seconds += stretch.total();
        }
        return seconds;
    }

    /** The earliest instant with so many open seconds since the start, at least one. */
    long reach(long start, long seconds) {
        long day = zone.dayOf(start);
        long limit = yearsAfter(day, REACH_YEARS);
        long wanted = seconds + openings(day).before(start - zone.start(day));
        long lastOpen = day;
        for (Stretch stretch : stretches(day, limit)) {
            if (stretch.total() >= wanted) {
                Moment moment = stretch.reach(wanted);
                return zone.start(moment.day()) + moment.second();
            }
            wanted -= stretch.total();
            lastOpen = stretch.total() > 0 ? stretch.until() - 1 : lastOpen;
            if (stretch.until() > yearsAfter(lastOpen, PATIENCE_YEARS)) {
                throw new NoOpeningAhead(LocalDate.ofEpochDay(lastOpen));
            }
        }
        throw new TimeBeyondReach("The deadline is more than " + REACH_YEARS + " years after its start");
    }

    /** The days from one up to, without, another: the steps that a sum or a search takes, each worked out when it is. */
    Iterable<Stretch> stretches(long from, long until) {
        return () -> new Iterator<>() {

            private long day = from;

            @Override
            public boolean hasNext() {
                return day < until;
            }

            @Override
            public Stretch next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Stretch stretch = stretch(day, until);
                day = stretch.until();
                return stretch;
            }
        };
    }

    /** The odd day that begins here, or the even run from here to the next odd day, at most up to a limit. */
    private Stretch stretch(long day, long limit) {
        long odd = nextOddDay(day);
        return odd == day ? new OddDay(day, oddOpenings(day)) : new EvenRun(day, Math.min(odd, limit), pattern);
    }

    private long nextOddDay(long day) {
        return Math.min(zone.nextOddDay(day), hours.nextOddDay(LocalDate.ofEpochDay(day)));
    }

    private Openings openings(long day) {
        return nextOddDay(day) == day ? oddOpenings(day) : pattern.on(day);
    }

    /** By the definition: every range that begins on the day or shortly before, placed by the zone, cut to the day. */
    private Openings oddOpenings(long day) {
        long start = zone.start(day);
        long length = zone.start(day + 1) - start;
        var spans = new ArrayList<Span>();
        for (long begun = day - 2; begun <= day; begun++) {
            if (!zone.skips(begun)) {
                spans.addAll(beginningOn(LocalDate.ofEpochDay(begun)));
            }
        }
        return Openings.union(spans.stream().map(span -> span.later(-start).within(0, length)).toList());
    }

    private List<Span> beginningOn(LocalDate date) {
        LocalDateTime midnight = date.atStartOfDay();
        return hours.on(date).stream()
                .map(range -> new Span(zone.opens(midnight.plusMinutes(range.from())),
                        zone.closes(midnight.plusMinutes(range.end()))))
                .toList();
    }

    private static long yearsAfter(long day, int years) {
        return LocalDate.ofEpochDay(day).plusYears(years).toEpochDay();
    }

    /** Days in a row that are added up at once. */
    sealed interface Stretch {

        long until();

        long total();

        Moment reach(long seconds);
    }

    private record OddDay(long day, Openings openings) implements Stretch {

        @Override
        public long until() {
            return day + 1;
        }

        @Override
        public long total() {
            return openings.total();
        }

        @Override
        public Moment reach(long seconds) {
            return new Moment(day, openings.reach(seconds));
        }
    }

    private record EvenRun(long from, long until, WeekPattern pattern) implements Stretch {

        @Override
        public long total() {
            return pattern.total(from, until);
        }

        @Override
        public Moment reach(long seconds) {
            return pattern.reach(from, seconds);
        }
    }
}
