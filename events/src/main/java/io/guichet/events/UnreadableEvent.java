package io.guichet.events;

/** A payload is not what its type promises. */
public final class UnreadableEvent extends RuntimeException {

    UnreadableEvent(String type, Throwable cause) {
        super("The payload is not a readable %s: %s".formatted(type, cause.getMessage()), cause);
    }
}
