package io.guichet.sla.calendar.web;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.guichet.events.CalendarEvent.Calendar;
import io.guichet.events.CalendarEvent.Holiday;
import io.guichet.events.CalendarEvent.HolidaysOf;
import io.guichet.events.CalendarEvent.Range;
import io.guichet.sla.calendar.UnusableCalendar;

/**
 * A calendar as an administrator describes it; see {@link Calendar}.
 *
 * @param key made of the name if absent; in a {@code PUT} that of the address
 * @param name may be absent where the calendar is only counted with
 * @param holidaysOf whose public holidays are to be kept beside
 */
@JsonIgnoreProperties({"id", "version"}) // as it is shown, it may be sent again
record CalendarBody(
        @Nullable @Pattern(regexp = KEY, message = "must be lower-case letters, digits, hyphens and underscores, at most 63") String key,
        @Nullable @Size(max = 200) String name, @NotBlank String zone,
        @NotNull Map<DayOfWeek, @NotNull @Size(max = 20) List<@NotNull @Valid RangeBody>> hours,
        @Nullable @Size(max = 2000) List<@NotNull @Valid HolidayBody> holidays,
        @Nullable @Valid HolidaysOfBody holidaysOf) {

    static final String KEY = "[a-z0-9][a-z0-9_-]{0,62}";

    /** Local times {@code HH:mm}. */
    record RangeBody(@NotBlank String from, @NotBlank String to) {
        Range range() {
            return new Range(from, to);
        }
    }

    /** A country, and a region if it has holidays of its own. */
    record HolidaysOfBody(@NotBlank String country, @Nullable @Size(max = 50) String region) {
        HolidaysOf place() {
            return new HolidaysOf(country, region);
        }
    }

    /** A day off, or a half day with hours of its own. */
    record HolidayBody(@Nullable String date, @Nullable String yearly, @Nullable @Size(max = 200) String name,
            @Nullable @Size(max = 20) List<@NotNull @Valid RangeBody> hours) {
        Holiday holiday() {
            return new Holiday(date, yearly, name == null ? "" : name,
                    hours == null ? List.of() : hours.stream().map(RangeBody::range).toList(), null);
        }
    }

    /** To be saved: with a name, and without a key if one is to be made. */
    Calendar named() {
        if (name == null || name.isBlank()) {
            throw new UnusableCalendar("/name", "must not be blank");
        }
        return calendar();
    }

    /** To be saved under the key of the address. */
    Calendar named(String address) {
        if (key != null && !key.equals(address)) {
            throw new UnusableCalendar("/key", "differs from the key in the address");
        }
        var named = named();
        return new Calendar(address, named.name(), named.zone(), named.hours(), named.holidays(),
                named.holidaysOf());
    }

    /** To be counted with. */
    Calendar calendar() {
        var ranges = new java.util.EnumMap<DayOfWeek, List<Range>>(DayOfWeek.class);
        hours.forEach((day, open) -> ranges.put(day, open.stream().map(RangeBody::range).toList()));
        return new Calendar(key == null ? "" : key, name == null ? "" : name, zone, ranges,
                holidays == null ? List.of() : holidays.stream().map(HolidayBody::holiday).toList(),
                holidaysOf == null ? null : holidaysOf.place());
    }
}
