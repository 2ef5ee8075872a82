package io.guichet.businesstime;

import java.time.LocalDate;

/** The calendar does not open within the five years after a date, so that a time counted in it would never come. */
public final class NoOpeningAhead extends BusinessTimeFailure {

    private static final long serialVersionUID = 1L;

    private final LocalDate after;

    NoOpeningAhead(LocalDate after) {
        super("The calendar does not open within " + OpenTime.PATIENCE_YEARS + " years after " + after);
        this.after = after;
    }

    /** The last date that was open, or the date from which an opening was looked for. */
    public LocalDate after() {
        return after;
    }
}
