package io.guichet.routing.directory;

/** The key is taken. */
public final class AlreadyInDirectory extends RuntimeException {

    AlreadyInDirectory(String entry) {
        super("There is already a " + entry.replaceFirst(":", " "));
    }
}
