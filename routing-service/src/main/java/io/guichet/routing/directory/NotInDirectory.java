package io.guichet.routing.directory;

/** Nothing in the directory has this key. */
public final class NotInDirectory extends RuntimeException {

    /** For example {@code group:billing-fr}. */
    public NotInDirectory(String entry) {
        super("There is no " + entry.replaceFirst(":", " "));
    }
}
