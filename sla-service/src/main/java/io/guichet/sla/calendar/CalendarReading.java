package io.guichet.sla.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.function.Function;

import io.guichet.businesstime.BusinessCalendar;
import io.guichet.businesstime.Holiday;
import io.guichet.businesstime.InvalidCalendar;
import io.guichet.businesstime.TimeRange;
import io.guichet.events.CalendarEvent.Calendar;
import io.guichet.events.CalendarEvent.Range;

/** Makes a calendar that can count from one that people have written. */
public final class CalendarReading {

    private static final int LAST_YEAR = 9999;

    private CalendarReading() {}

    /**
     * The calendar.
     *
     * @throws UnusableCalendar
     * with the place that cannot be understood
     */
    public static BusinessCalendar of(Calendar written) {
        var hours = new EnumMap<DayOfWeek, List<TimeRange>>(DayOfWeek.class);
        written.hours().forEach((day, ranges) -> hours.put(day, ranges(ranges, "/hours/" + day)));
        var holidays = new ArrayList<Holiday>();
        for (var holiday : written.holidays()) {
            holidays.add(holiday(holiday, "/holidays/" + holidays.size()));
        }
        var zone = parsed(written.zone(), "/zone", "is no time zone such as Europe/Paris", ZoneId::of);
        try {
            return BusinessCalendar.of(zone, hours, holidays);
        } catch (InvalidCalendar refused) {
            throw new UnusableCalendar("/holidays", String.valueOf(refused.getMessage()));
        }
    }

    private static Holiday holiday(io.guichet.events.CalendarEvent.Holiday written, String where) {
        var ranges = ranges(written.hours(), where + "/hours");
        if (written.date() != null && written.yearly() == null) {
            var date = parsed(written.date(), where + "/date", "is no date such as 2026-12-25",
                    CalendarReading::date);
            return new Holiday.OnDate(date, written.name(), ranges);
        }
        if (written.yearly() != null && written.date() == null) {
            var day = parsed(written.yearly(), where + "/yearly", "is no day such as --12-25", MonthDay::parse);
            return new Holiday.EveryYear(day, written.name(), ranges);
        }
        throw new UnusableCalendar(where, "has a date or a yearly day, one of the two");
    }

    private static List<TimeRange> ranges(List<Range> written, String where) {
        var ranges = new ArrayList<TimeRange>();
        for (var range : written) {
            try {
                ranges.add(TimeRange.of(range.from(), range.to()));
            } catch (InvalidCalendar refused) {
                throw new UnusableCalendar(where + "/" + ranges.size(), String.valueOf(refused.getMessage()));
            }
        }
        return ranges;
    }

    private static LocalDate date(String text) {
        var date = LocalDate.parse(text);
        if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
            throw new DateTimeException("Nobody counts so far");
        }
        return date;
    }

    private static <T> T parsed(String text, String where, String otherwise, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (DateTimeException refused) {
            throw new UnusableCalendar(where, otherwise);
        }
    }
}
