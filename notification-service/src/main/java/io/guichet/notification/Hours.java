package io.guichet.notification;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.guichet.businesstime.BusinessCalendar;
import io.guichet.businesstime.BusinessTimeFailure;
import io.guichet.businesstime.Holiday;
import io.guichet.businesstime.TimeRange;
import io.guichet.events.CalendarEvent;
import io.guichet.events.CalendarEvent.Calendar;
import io.guichet.events.CalendarEvent.CalendarChanged;
import io.guichet.events.CalendarEvent.CalendarRemoved;
import io.guichet.events.CalendarEvent.Range;
import io.guichet.notification.mail.Paper;
import io.guichet.notification.wording.Language;

/** When departments work, and what time it is there: their calendars. Safe from any thread. */
@Singleton
public class Hours {

    private static final Logger LOG = Logger.getLogger(Hours.class);
    private static final Map<Language, DateTimeFormatter> FORMS = Map.of(
            Language.FR, DateTimeFormatter.ofPattern("EEEE d MMMM 'à' HH:mm (z)", Locale.FRENCH),
            Language.EN, DateTimeFormatter.ofPattern("EEEE d MMMM 'at' HH:mm (z)", Locale.ENGLISH));

    private final Map<String, BusinessCalendar> calendars = new ConcurrentHashMap<>();

    /** Takes what is known of a calendar. */
    public void heard(CalendarEvent event) {
        switch (event) {
            case CalendarChanged changed -> read(changed.calendar());
            case CalendarRemoved removed -> calendars.remove(removed.calendar());
        }
    }

    /** When a department that is closed opens again; empty while it is open, and when nobody knows. */
    Optional<Instant> nextOpening(Instant now, @Nullable String key) {
        var calendar = key == null ? null : calendars.get(key);
        if (calendar == null || calendar.isOpen(now)) {
            return Optional.empty();
        }
        try {
            return Optional.of(calendar.nextOpening(now));
        } catch (BusinessTimeFailure never) {
            return Optional.empty();
        }
    }

    /** An instant as the customers of a department would say it. */
    String words(Instant instant, Paper paper) {
        return words(instant, paper.department().calendar(), paper.template().place().language());
    }

    String words(Instant instant, @Nullable String key, Language language) {
        var calendar = key == null ? null : calendars.get(key);
        var zone = calendar == null ? ZoneOffset.UTC : calendar.zone();
        return FORMS.getOrDefault(language, DateTimeFormatter.ISO_OFFSET_DATE_TIME).format(instant.atZone(zone));
    }

    /** What sla-service lets pass can be read; what cannot is as good as unknown. */
    private void read(Calendar written) {
        try {
            var hours = new EnumMap<DayOfWeek, List<TimeRange>>(DayOfWeek.class);
            written.hours().forEach((day, ranges) -> hours.put(day, ranges(ranges)));
            calendars.put(written.key(), BusinessCalendar.of(ZoneId.of(written.zone()), hours,
                    written.holidays().stream().map(Hours::holiday).toList()));
        } catch (DateTimeException | BusinessTimeFailure unusable) {
            LOG.warnf(unusable, "Calendar %s cannot be read", written.key());
            calendars.remove(written.key());
        }
    }

    private static Holiday holiday(CalendarEvent.Holiday written) {
        return written.date() != null
                ? new Holiday.OnDate(LocalDate.parse(written.date()), written.name(), ranges(written.hours()))
                : new Holiday.EveryYear(MonthDay.parse(String.valueOf(written.yearly())), written.name(),
                        ranges(written.hours()));
    }

    private static List<TimeRange> ranges(List<Range> written) {
        return written.stream().map(range -> TimeRange.of(range.from(), range.to())).toList();
    }
}
