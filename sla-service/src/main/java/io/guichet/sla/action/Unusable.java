package io.guichet.sla.action;

/** Something in a description says nothing sensible. */
public final class Unusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pointer;

    /** The detail completes a sentence that begins with the place, a JSON pointer. */
    public Unusable(String pointer, String detail) {
        super(detail);
        this.pointer = pointer;
    }

    public String pointer() {
        return pointer;
    }
}
