package io.guichet.routing.directory;

/** A setting of a department has a value that cannot be used. */
public final class SettingNotValid extends RuntimeException {

    private final String pointer;
    private final String detail;

    SettingNotValid(String pointer, String detail) {
        super(pointer + " " + detail);
        this.pointer = pointer;
        this.detail = detail;
    }

    /** Where it was given, as a JSON pointer. */
    public String pointer() {
        return pointer;
    }

    /** What it must be. */
    public String detail() {
        return detail;
    }
}
