package io.guichet.ticket.form;

/** A form cannot be as it is described. */
public final class FormNotValid extends RuntimeException {

    private final String pointer;

    FormNotValid(String pointer, String why) {
        super(why);
        this.pointer = pointer;
    }

    /** JSON pointer to what cannot be so, from where the form begins. */
    public String pointer() {
        return pointer;
    }
}
