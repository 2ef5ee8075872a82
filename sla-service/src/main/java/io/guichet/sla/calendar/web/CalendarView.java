package io.guichet.sla.calendar.web;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;

import io.guichet.events.CalendarEvent.Holiday;
import io.guichet.events.CalendarEvent.Range;
import io.guichet.sla.calendar.SlaCalendar;

/** A calendar as it is shown; {@code id} is its key. */
record CalendarView(String id, String key, String name, String zone, Map<DayOfWeek, List<Range>> hours,
        List<Holiday> holidays, long version) {

    static CalendarView of(SlaCalendar saved) {
        var calendar = saved.calendar();
        return new CalendarView(saved.key(), saved.key(), calendar.name(), calendar.zone(), calendar.hours(),
                calendar.holidays(), saved.version());
    }
}
