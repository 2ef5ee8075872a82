package io.guichet.sla.calendar;

/** Something works by the calendar. */
public final class CalendarInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CalendarInUse(String key, String by) {
        super("The calendar " + key + " is used by " + by);
    }
}
