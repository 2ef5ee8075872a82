package io.guichet.sla.calendar;

/** The key is taken. */
public final class CalendarExists extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CalendarExists(String key) {
        super("There is a calendar " + key + " already");
    }
}
