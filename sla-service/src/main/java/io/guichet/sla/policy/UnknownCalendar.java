package io.guichet.sla.policy;

/** A policy or a watch rule names a calendar that does not exist. */
public final class UnknownCalendar extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownCalendar(String key) {
        super("There is no calendar " + key);
    }
}
