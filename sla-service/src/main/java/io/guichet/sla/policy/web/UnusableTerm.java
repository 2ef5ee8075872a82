package io.guichet.sla.policy.web;

/** A duration that nothing can be promised in. */
final class UnusableTerm extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pointer;

    UnusableTerm(String pointer, String detail) {
        super(detail);
        this.pointer = pointer;
    }

    String pointer() {
        return pointer;
    }
}
