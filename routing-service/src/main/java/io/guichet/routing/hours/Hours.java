package io.guichet.routing.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;

import io.guichet.businesstime.BusinessCalendar;
import io.guichet.businesstime.Holiday;
import io.guichet.businesstime.TimeRange;
import io.guichet.events.CalendarEvent.Calendar;
import io.guichet.events.CalendarEvent.Range;

/** A calendar as it was published, made one that counts. */
final class Hours {

    private Hours() {}

    /** Throws, as the calendar's own checks do, for one that no calendar can be made of. */
    static BusinessCalendar of(Calendar calendar) {
        var week = new EnumMap<DayOfWeek, List<TimeRange>>(DayOfWeek.class);
        calendar.hours().forEach((day, ranges) -> week.put(day, ranges(ranges)));
        return BusinessCalendar.of(ZoneId.of(calendar.zone()), week,
                calendar.holidays().stream().map(Hours::holiday).toList());
    }

    private static Holiday holiday(io.guichet.events.CalendarEvent.Holiday day) {
        return day.date() != null
                ? new Holiday.OnDate(LocalDate.parse(day.date()), day.name(), ranges(day.hours()))
                : new Holiday.EveryYear(MonthDay.parse(String.valueOf(day.yearly())), day.name(), ranges(day.hours()));
    }

    private static List<TimeRange> ranges(List<Range> ranges) {
        return ranges.stream().map(range -> TimeRange.of(range.from(), range.to())).toList();
    }
}
