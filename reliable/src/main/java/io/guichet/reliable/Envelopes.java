package io.guichet.reliable;

import java.time.Clock;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.guichet.events.Cause;
import io.guichet.events.Envelope;
import io.guichet.events.GuichetEvent;

/** Puts events into envelopes: id, instant, source and trace of the act that is going on. */
@Singleton
public class Envelopes {

    private final Ids ids;
    private final Clock clock;
    private final String source;

    Envelopes(Ids ids, Clock clock, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.ids = ids;
        this.clock = clock;
        this.source = "/guichet/" + service;
    }

    /** The event, happening now, because of the cause. */
    public <E extends GuichetEvent> Envelope<E> seal(E event, Cause cause) {
        return new Envelope<>(ids.next(), clock.instant(), source, cause, Trace.parentOf(cause), event);
    }
}
