package io.guichet.businesstime;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * When a place is open: weekly hours and holidays on the wall clock of a time zone. Immutable and safe to share.
 *
 * <p>
 * A range belongs to the date on which it begins. It opens at its beginning (in an overlap of the clock the earlier of
 * the two times, in a gap later by the length of the gap) and closes at its end (in an overlap the later of the two,
 * in a gap later by its length). What ranges share counts once. Time is real seconds: a night shift across a change of
 * the clock is an hour longer or shorter. The opening instant is open, the closing instant no longer is, but a
 * deadline that is used up at closing time falls on it and not on the next opening.
 *
 * <p>
 * With {@code elapsed} as the open time of the calendar between two instants, {@code deadline(s, d)} is the earliest
 * instant, not before {@code s}, with {@code elapsed(s, deadline(s, d)) = d}; so it is additive and monotone, and
 * {@code deadline(s, elapsed(s, e)) <= e}. The cost depends on the holidays and clock changes in between, not on the
 * weeks.
 */
public final class BusinessCalendar {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final Zone zone;
    private final Map<DayOfWeek, List<TimeRange>> hours;
    private final List<Holiday> holidays;
    private final OpenTime openTime;

    private BusinessCalendar(ZoneId zone, Map<DayOfWeek, List<TimeRange>> hours, List<Holiday> holidays) {
        this.zone = new Zone(zone);
        this.hours = hours;
        this.holidays = holidays;
        this.openTime = new OpenTime(this.zone, new Hours(hours, holidays));
    }

    /**
     * A calendar.
     *
     * @param hours the ranges that begin on each weekday; a day left out is closed
     * @param holidays days with other hours or none; on one date a single date goes before a yearly day, and closed
     * before a half day
     * @throws InvalidCalendar if two half days of the same kind contradict each other
     */
    public static BusinessCalendar of(ZoneId zone, Map<DayOfWeek, ? extends Collection<TimeRange>> hours,
            Collection<? extends Holiday> holidays) {
        var week = new EnumMap<DayOfWeek, List<TimeRange>>(DayOfWeek.class);
        hours.forEach((day, ranges) -> week.put(day, List.copyOf(ranges)));
        return new BusinessCalendar(zone, week, List.copyOf(holidays));
    }

    /** A calendar that never closes; its zone only matters for local date-times. */
    public static BusinessCalendar alwaysOpen(ZoneId zone) {
        return of(zone, Arrays.stream(DayOfWeek.values())
                .collect(Collectors.toMap(day -> day, day -> List.of(TimeRange.wholeDay()))), List.of());
    }

    /** The zone whose wall clock the hours are read on. */
    public ZoneId zone() {
        return zone.id();
    }

    /** The weekly hours as given. */
    public Map<DayOfWeek, List<TimeRange>> hours() {
        return Collections.unmodifiableMap(hours);
    }

    /** The holidays as given. */
    public List<Holiday> holidays() {
        return holidays;
    }

    /**
     * The instant at which an open time is used up.
     *
     * @param duration open time to count, zero or more; zero gives the start, be it open or not
     * @throws NegativeDuration if the duration is below zero
     * @throws NoOpeningAhead if open time is still wanted and the calendar stays closed for five years
     * @throws TimeBeyondReach if the start lies outside the years 1 to 9999 or the deadline over 400 years after it
     */
    public Instant deadline(Instant start, Duration duration) {
        if (duration.isNegative()) {
            throw new NegativeDuration(duration);
        }
        long second = within(start).getEpochSecond();
        if (duration.isZero()) {
            return start;
        }
        if (duration.toDays() > OpenTime.REACH_YEARS * 366L) {
            throw new TimeBeyondReach(
                    "The duration " + duration + " is longer than " + OpenTime.REACH_YEARS + " years");
        }
        // From the whole second on: what is missing to the start's fraction has already been open, or is closed time.
        Duration wanted = openTime.isOpen(second) ? duration.plusNanos(start.getNano()) : duration;
        long wholeSeconds = wanted.plusNanos(999_999_999).getSeconds();
        // Openings begin and end on whole seconds, so the last second counted is open from its beginning to its end.
        return Instant.ofEpochSecond(openTime.reach(second, wholeSeconds))
                .minus(Duration.ofSeconds(wholeSeconds).minus(wanted));
    }

    /**
     * The open time between two instants; zero when the end is not after the beginning.
     *
     * @throws TimeBeyondReach if an instant lies outside the years 1 to 9999 or they are over 400 years apart
     */
    public Duration elapsed(Instant from, Instant to) {
        if (!to.isAfter(from)) {
            return Duration.ZERO;
        }
        long first = within(from).getEpochSecond();
        long last = within(to).getEpochSecond();
        if (from.atZone(zone.id()).plusYears(OpenTime.REACH_YEARS).toInstant().isBefore(to)) {
            throw new TimeBeyondReach("The instants are more than " + OpenTime.REACH_YEARS + " years apart");
        }
        return Duration.ofSeconds(openTime.between(first, last))
                .plusNanos(openTime.isOpen(last) ? to.getNano() : 0)
                .minusNanos(openTime.isOpen(first) ? from.getNano() : 0);
    }

    /**
     * Whether the calendar is open at an instant; at the closing second it no longer is.
     *
     * @throws TimeBeyondReach if the instant lies outside the years 1 to 9999
     */
    public boolean isOpen(Instant instant) {
        return openTime.isOpen(within(instant).getEpochSecond());
    }

    /**
     * The first open instant that is not before this one: itself when open.
     *
     * @throws NoOpeningAhead if the calendar stays closed for five years
     * @throws TimeBeyondReach if the instant lies outside the years 1 to 9999
     */
    public Instant nextOpening(Instant instant) {
        if (isOpen(instant)) {
            return instant;
        }
        return Instant.ofEpochSecond(openTime.reach(instant.getEpochSecond(), 1) - 1);
    }

    /** A wall-clock time of this zone as an instant: in an overlap the earlier, in a gap later by the gap's length. */
    public Instant instantOf(LocalDateTime local) {
        return zone.instantOf(local);
    }

    private static Instant within(Instant instant) {
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new TimeBeyondReach("The instant " + instant + " lies outside the years 1 to 9999");
        }
        return instant;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BusinessCalendar that && zone().equals(that.zone()) && hours.equals(that.hours)
                && holidays.equals(that.holidays);
    }

    @Override
    public int hashCode() {
        return Objects.hash(zone(), hours, holidays);
    }

    @Override
    public String toString() {
        return "BusinessCalendar[" + zone() + ", " + hours + ", " + holidays + "]";
    }
}
