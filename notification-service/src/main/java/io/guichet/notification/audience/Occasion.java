package io.guichet.notification.audience;

import java.time.Instant;
import java.util.UUID;

import io.guichet.events.Cause;
import io.guichet.events.Envelope;

/**
 * The event because of which somebody is told something.
 *
 * @param depth how many events have caused one another, what follows from this one included
 */
public record Occasion(UUID event, Instant at, int depth) {

    /** What follows from an event that was heard. */
    public static Occasion of(Envelope<?> heard) {
        return new Occasion(heard.id(), heard.time(), Cause.of(heard).depth());
    }

    /** The cause of what follows. */
    public Cause cause() {
        return new Cause(event.toString(), depth);
    }
}
