package io.guichet.sla.calendar.holiday;

import java.time.Clock;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.guichet.events.CalendarEvent.Calendar;
import io.guichet.events.CalendarEvent.Holiday;
import io.guichet.events.CalendarEvent.HolidaysOf;
import io.guichet.sla.OffLoop;
import io.smallrye.mutiny.Uni;

/** Writes the public holidays of a country and region into calendars, and lists them. */
@Singleton
public class HolidayBook {

    /** Further back than a report looks. */
    static final int YEARS_BACK = 10;
    /** Three times the longest promise. */
    static final int YEARS_AHEAD = 30;

    private final Clock clock;

    HolidayBook(Clock clock) {
        this.clock = clock;
    }

    /**
     * The calendar with the public holidays that it asks for, as single days from ten years back to thirty ahead; a
     * holiday that people gave for the same day goes before. Fails with
     * {@link io.guichet.sla.calendar.UnusableCalendar} when the country or region is not known.
     */
    public Uni<Calendar> complete(Calendar calendar) {
        var place = calendar.holidaysOf();
        return place == null
                ? Uni.createFrom().item(calendar)
                : OffLoop.run(() -> with(calendar, PublicHolidays.known(place)));
    }

    /** Every country with its regions. */
    public Uni<List<Country>> countries() {
        return OffLoop.run(PublicHolidays::countries);
    }

    /** The days of a year on which a place is off; fails as {@link #complete}. */
    public Uni<List<PublicHolidays.Day>> of(HolidaysOf place, int year) {
        return OffLoop.run(() -> PublicHolidays.in(PublicHolidays.known(place), year));
    }

    /** The days of an iCalendar file; fails with {@link UnreadableHolidays}. */
    public Uni<HolidayFile> read(String file) {
        return OffLoop.run(() -> HolidayFile.read(file, thisYear()));
    }

    /** This year in UTC. */
    public int thisYear() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).getYear();
    }

    private Calendar with(Calendar calendar, HolidaysOf place) {
        var given = calendar.holidays().stream().filter(holiday -> holiday.source() == null).toList();
        var taken = new HashSet<String>();
        given.forEach(holiday -> taken.add(String.valueOf(holiday.date() == null ? holiday.yearly() : holiday.date())));
        var year = thisYear();
        var source = Country.source(place);
        var all = new ArrayList<>(given);
        IntStream.rangeClosed(year - YEARS_BACK, year + YEARS_AHEAD).boxed()
                .flatMap(each -> PublicHolidays.of(place, each).stream())
                .filter(day -> Stream.of(day.date().toString(), MonthDay.from(day.date()).toString())
                        .noneMatch(taken::contains))
                .map(day -> new Holiday(day.date().toString(), null, day.name(), List.of(), source))
                .forEach(all::add);
        return new Calendar(calendar.key(), calendar.name(), calendar.zone(), calendar.hours(), all, place);
    }
}
