package io.guichet.sla.calendar.holiday;

/** A file is no calendar of holidays. */
public final class UnreadableHolidays extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableHolidays(String reason) {
        super(reason);
    }

    UnreadableHolidays(Exception cause) {
        super("The body is no iCalendar file: " + cause.getMessage(), cause);
    }
}
