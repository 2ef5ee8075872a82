package io.guichet.sla.policy;

import java.time.Instant;

/** A policy as it was from an instant on. */
public record PolicyVersion(int version, Instant at, PolicyDetails details) {}
