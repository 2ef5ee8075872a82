package io.guichet.sla.clock;

import java.time.Instant;

/** A time that was counted, from an instant up to, without, another. */
public record Interval(Instant from, Instant to) {}
