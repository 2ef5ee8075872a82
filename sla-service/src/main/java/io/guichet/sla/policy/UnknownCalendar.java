package io.guichet.sla.policy;

/** A policy names a calendar that does not exist. */
public final class UnknownCalendar extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownCalendar(String key) {
        super("There is no calendar " + key);
    }
}
