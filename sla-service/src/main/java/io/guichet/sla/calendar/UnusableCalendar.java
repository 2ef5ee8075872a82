package io.guichet.sla.calendar;

/** A calendar that says nothing sensible at one place. */
public final class UnusableCalendar extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pointer;

    /** The detail completes a sentence that begins with the place, a JSON pointer into the calendar. */
    public UnusableCalendar(String pointer, String detail) {
        super(detail);
        this.pointer = pointer;
    }

    public String pointer() {
        return pointer;
    }

    /** The same where the calendar is part of something larger. */
    public UnusableCalendar below(String parent) {
        return new UnusableCalendar(parent + pointer, String.valueOf(getMessage()));
    }
}
