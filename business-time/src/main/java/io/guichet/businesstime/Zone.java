package io.guichet.businesstime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * A time zone cut into days: day {@code n} is the time from its first midnight (or the first instant after it where
 * midnight is skipped) to that of day {@code n + 1}. Instants are seconds and days count since 1970-01-01.
 */
final class Zone {

    static final long SECONDS_PER_DAY = 86_400;

    private final ZoneId id;
    private final ZoneRules rules;

    Zone(ZoneId id) {
        this.id = id;
        this.rules = id.getRules();
    }

    ZoneId id() {
        return id;
    }

    /** First instant of a day. */
    long start(long day) {
        return LocalDate.ofEpochDay(day).atStartOfDay(id).toEpochSecond();
    }

    /** The day that an instant falls into; a wall clock set back over midnight shows the day before for a while. */
    long dayOf(long instant) {
        long local = instant + rules.getOffset(Instant.ofEpochSecond(instant)).getTotalSeconds();
        long day = Math.floorDiv(local, SECONDS_PER_DAY);
        while (start(day + 1) <= instant) {
            day++;
        }
        while (instant < start(day)) {
            day--;
        }
        return day;
    }

    /** Whether the zone left a date out, as Samoa did with 30 December 2011 when it crossed the date line. */
    boolean skips(long day) {
        return start(day) == start(day + 1);
    }

    /** When a range opens: in an overlap the earlier time, in a gap later by the length of the gap. */
    long opens(LocalDateTime local) {
        return local.atZone(id).toEpochSecond();
    }

    /** When a range closes: in an overlap the later time, in a gap later by the length of the gap. */
    long closes(LocalDateTime local) {
        return local.atZone(id).withLaterOffsetAtOverlap().toEpochSecond();
    }

    /**
     * The first day, this one or later, near enough to a change of the offset to have other openings than its weekday;
     * {@code Long.MAX_VALUE} if there is none. A day's openings begin on it or on the two days before and are bounded
     * by the next midnight; so a change matters only from the day before the earlier of its two local dates to two
     * days after the later one.
     */
    long nextOddDay(long day) {
        // Five days before in UTC is before any change whose last odd day can still be this one.
        ZoneOffsetTransition change = rules.nextTransition(Instant.ofEpochSecond((day - 5) * SECONDS_PER_DAY));
        while (change != null) {
            long before = change.getDateTimeBefore().toLocalDate().toEpochDay();
            long after = change.getDateTimeAfter().toLocalDate().toEpochDay();
            if (day <= Math.max(before, after) + 2) {
                return Math.max(day, Math.min(before, after) - 1);
            }
            change = rules.nextTransition(change.getInstant());
        }
        return Long.MAX_VALUE;
    }

    /** An instant of a wall clock that may not be unique: in an overlap the earlier, in a gap later by its length. */
    Instant instantOf(LocalDateTime local) {
        return local.atZone(id).toInstant();
    }

}
