package io.guichet.sla.calendar.web;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.guichet.events.CalendarEvent.HolidaysOf;
import io.guichet.events.CalendarEvent.Range;
import io.guichet.sla.calendar.SlaCalendar;

/** A calendar as it is shown, and may be sent again; {@code id} is its key. */
record CalendarView(String id, String key, String name, String zone, Map<DayOfWeek, List<Range>> hours,
        List<HolidayView> holidays, @Nullable HolidaysOf holidaysOf, long version) {

    /** A holiday that people gave; those of the country and region are not repeated. */
    record HolidayView(@Nullable String date, @Nullable String yearly, String name, List<Range> hours) {}

    static CalendarView of(SlaCalendar saved) {
        var calendar = saved.calendar();
        var holidays = calendar.holidays().stream().filter(holiday -> holiday.source() == null)
                .map(given -> new HolidayView(given.date(), given.yearly(), given.name(), given.hours())).toList();
        return new CalendarView(saved.key(), saved.key(), calendar.name(), calendar.zone(), calendar.hours(),
                holidays, calendar.holidaysOf(), saved.version());
    }
}
