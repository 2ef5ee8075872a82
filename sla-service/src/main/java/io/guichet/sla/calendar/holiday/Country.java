package io.guichet.sla.calendar.holiday;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.guichet.events.CalendarEvent.HolidaysOf;

/**
 * A country whose public holidays are known.
 *
 * @param country ISO 3166 code
 * @param regions those that have holidays of their own
 */
public record Country(String country, String name, List<Region> regions) {

    public Country {
        regions = List.copyOf(regions);
    }

    /** A part of a country. */
    public record Region(String region, String name) {}

    /** How a holiday says whose it is: {@code FR}, {@code FR-67}. */
    static String source(HolidaysOf place) {
        return of(place.country(), place.region());
    }

    private static String of(String country, @Nullable String region) {
        return region == null ? country : country + "-" + region;
    }
}
