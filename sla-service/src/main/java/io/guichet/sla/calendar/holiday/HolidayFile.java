package io.guichet.sla.calendar.holiday;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.guichet.events.CalendarEvent.Holiday;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.RecurrenceId;

/**
 * The holidays in an iCalendar file (RFC 5545): each day of an event that lasts whole days, with its repetitions
 * ({@code RRULE}, {@code RDATE}, {@code EXDATE}, {@code RECURRENCE-ID}) from ten years back to thirty ahead.
 *
 * @param holidays one-off days, closed
 * @param skipped events that say nothing about whole days
 */
public record HolidayFile(List<Holiday> holidays, List<Skipped> skipped) {

    /** More than a person takes in one import: a rule that was not meant so. */
    static final int MOST = 2_000;
    /** Longer than any closing: a slip of the pen. */
    private static final int LONGEST_EVENT_DAYS = 366;
    private static final int LONGEST_NAME = 100;
    private static final Set<String> RARE = Set.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY");

    public HolidayFile {
        holidays = List.copyOf(holidays);
        skipped = List.copyOf(skipped);
    }

    /** An event that was left out, and why. */
    public record Skipped(String summary, String reason) {}

    /**
     * Reads a file.
     *
     * @throws UnreadableHolidays when it is no iCalendar file, or holds more than 2,000 days
     */
    public static HolidayFile read(String text, int thisYear) {
        var from = LocalDate.of(thisYear - HolidayBook.YEARS_BACK, 1, 1);
        var reader = new Reader(new Period<>(from, LocalDate.of(thisYear + HolidayBook.YEARS_AHEAD + 1, 1, 1)));
        try {
            var calendar = new CalendarBuilder().build(new StringReader(text));
            List<VEvent> events = calendar.getComponents(Component.VEVENT);
            events.forEach(event -> reader.noteMoved(event));
            events.forEach(reader::read);
        } catch (ParserException | IOException | RuntimeException refused) {
            throw refused instanceof UnreadableHolidays known ? known : new UnreadableHolidays(refused);
        }
        return new HolidayFile(reader.holidays, reader.skipped);
    }

    private static final class Reader {

        private final Period<LocalDate> wanted;
        private final List<Holiday> holidays = new ArrayList<>();
        private final List<Skipped> skipped = new ArrayList<>();
        private final Set<String> known = new HashSet<>();
        /** Occurrences that an event of their own describes. */
        private final Set<String> moved = new HashSet<>();

        Reader(Period<LocalDate> wanted) {
            this.wanted = wanted;
        }

        void noteMoved(VEvent event) {
            Optional<RecurrenceId<Temporal>> instead = event.getProperty(Property.RECURRENCE_ID);
            instead.ifPresent(id -> moved.add(uid(event) + id.getDate()));
        }

        void read(VEvent event) {
            var reason = reasonToSkip(event);
            if (reason.isPresent()) {
                skipped.add(new Skipped(name(event), reason.get()));
                return;
            }
            boolean instead = event.getProperty(Property.RECURRENCE_ID).isPresent();
            Set<Period<LocalDate>> occurrences = event.calculateRecurrenceSet(wanted);
            for (var occurrence : occurrences) {
                if (instead || !moved.contains(uid(event) + occurrence.getStart())) {
                    add(name(event), occurrence.getStart(), last(occurrence));
                }
            }
        }

        private static Optional<String> reasonToSkip(VEvent event) {
            Optional<Property> cancelled = event.getProperty(Property.STATUS);
            if (cancelled.map(Property::getValue).filter("CANCELLED"::equalsIgnoreCase).isPresent()) {
                return Optional.of("it is cancelled");
            }
            Optional<DtStart<Temporal>> start = event.getProperty(Property.DTSTART);
            if (!(start.map(DtStart::getDate).orElse(null) instanceof LocalDate)) {
                return Optional.of("it does not last whole days");
            }
            Optional<RRule<Temporal>> rule = event.getProperty(Property.RRULE);
            return rule.filter(repeated -> !RARE.contains(repeated.getRecur().getFrequency().name()))
                    .map(repeated -> "it repeats within a day");
        }

        /** The end of an event of whole days is the day after its last (RFC 5545, 3.6.1). */
        private static LocalDate last(Period<LocalDate> occurrence) {
            var last = occurrence.getEnd().minusDays(1);
            return last.isBefore(occurrence.getStart()) ? occurrence.getStart() : last;
        }

        private void add(String name, LocalDate first, LocalDate last) {
            if (ChronoUnit.DAYS.between(first, last) > LONGEST_EVENT_DAYS) {
                throw new UnreadableHolidays("\"" + name + "\" lasts longer than a year");
            }
            for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
                if (known.add(day + name)) {
                    holidays.add(new Holiday(day.toString(), null, name, List.of(), null));
                }
                if (holidays.size() > MOST) {
                    throw new UnreadableHolidays("The file holds more than " + MOST + " holidays");
                }
            }
        }

        private static String uid(VEvent event) {
            Optional<Property> uid = event.getProperty(Property.UID);
            return uid.map(Property::getValue).orElse("") + " ";
        }

        private static String name(VEvent event) {
            var summary = event.getSummary();
            var text = summary == null || summary.getValue() == null ? "" : summary.getValue().strip();
            return text.substring(0, Math.min(text.length(), LONGEST_NAME));
        }
    }
}
