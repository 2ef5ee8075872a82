package io.guichet.events;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** When a department works; published by sla-service on {@code guichet.calendars}. */
public sealed interface CalendarEvent extends GuichetEvent {

    long version();

    /** A calendar was made or changed. */
    record CalendarChanged(Calendar calendar, long version) implements CalendarEvent {
        @Override
        public String key() {
            return calendar.key();
        }
    }

    /** A calendar was removed. */
    record CalendarRemoved(String calendar, long version) implements CalendarEvent {
        @Override
        public String key() {
            return calendar;
        }
    }

    /**
     * Opening hours.
     *
     * @param zone IANA time zone
     * @param hours ranges by weekday; a weekday that is absent is closed
     * @param holidays all of them, those of the country and region as single days included
     * @param holidaysOf whose public holidays are among them; absent for nobody's
     */
    record Calendar(String key, String name, String zone, Map<DayOfWeek, List<Range>> hours, List<Holiday> holidays,
            @Nullable HolidaysOf holidaysOf) {}

    /**
     * Whose public holidays a calendar keeps.
     *
     * @param country ISO 3166 code, {@code FR}
     * @param region as {@code GET /calendars:holidays} lists them, {@code 67}; absent for those of the whole country
     */
    record HolidaysOf(String country, @Nullable String region) {}

    /** Local times {@code HH:mm}; {@code to} may be {@code 24:00}, or lie before {@code from} for a night. */
    record Range(String from, String to) {}

    /**
     * A day off.
     *
     * @param date a single day, {@code 2026-12-25}
     * @param yearly a day of each year, {@code --12-25}; exactly one of the two is given
     * @param hours opening hours of a half day; empty when closed
     * @param source the country, and region, whose public holiday it is, {@code FR-67}; absent when a person gave it
     */
    record Holiday(@Nullable String date, @Nullable String yearly, String name, List<Range> hours,
            @Nullable String source) {}
}
