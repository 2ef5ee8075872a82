package io.guichet.businesstime;

/** The hours or holidays of a calendar cannot be understood; the message says which, for the person who typed them. */
public final class InvalidCalendar extends BusinessTimeFailure {

    private static final long serialVersionUID = 1L;

    InvalidCalendar(String message) {
        super(message);
    }
}
