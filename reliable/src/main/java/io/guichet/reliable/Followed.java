package io.guichet.reliable;

import io.guichet.events.Envelope;
import io.guichet.events.GuichetEvent;

/** An event and where it stands in its topic. */
public record Followed<E extends GuichetEvent>(Envelope<E> envelope, int partition, long offset) {}
