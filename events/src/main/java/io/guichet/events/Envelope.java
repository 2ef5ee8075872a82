package io.guichet.events;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An event with what CloudEvents 1.0 says about it.
 *
 * @param id UUIDv7, the key of deduplication
 * @param time the instant at which it happened, UTC
 * @param source the service, for example {@code /guichet/ticket}
 * @param traceparent W3C trace context of the act, absent when it was not traced
 */
public record Envelope<E extends GuichetEvent>(UUID id, Instant time, String source, Cause cause,
        @Nullable String traceparent, E event) {

    /**
     * The same envelope, its event known to be of the family.
     *
     * @throws ClassCastException when it is not
     */
    public <F extends GuichetEvent> Envelope<F> as(Class<F> family) {
        return new Envelope<>(id, time, source, cause, traceparent, family.cast(event));
    }
}
