package io.guichet.ticket.query;

/** A filter does not say what it could mean. */
public final class FilterNotValid extends IllegalArgumentException {

    private final String pointer;

    FilterNotValid(String pointer, String why) {
        super(why);
        this.pointer = pointer;
    }

    /** JSON pointer to the place, from where the filter begins. */
    public String pointer() {
        return pointer;
    }
}
