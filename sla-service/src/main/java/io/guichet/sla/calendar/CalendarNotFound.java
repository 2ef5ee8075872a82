package io.guichet.sla.calendar;

/** There is no such calendar. */
public final class CalendarNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CalendarNotFound(String key) {
        super("There is no calendar " + key);
    }
}
