package io.guichet.ticket;

/** There is no such group or department to hand a ticket to. */
public final class UnknownDestination extends RuntimeException {

    private final String field;

    UnknownDestination(String field, String key) {
        super("There is no %s %s".formatted(field, key));
        this.field = field;
    }

    /** Which of the two: {@code group} or {@code department}. */
    public String field() {
        return field;
    }
}
