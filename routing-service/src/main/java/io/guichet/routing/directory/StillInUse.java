package io.guichet.routing.directory;

/** An entry that others need cannot be removed. */
public final class StillInUse extends RuntimeException {

    StillInUse(String entry, String by) {
        super("The %s is still used by %s".formatted(entry.replaceFirst(":", " "), by));
    }
}
