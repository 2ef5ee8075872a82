package io.guichet.kb;

import java.time.Instant;

import io.guichet.events.Actor;

/** What readers see of an article, and who let them. */
public record Publication(Content content, Instant at, Actor by) {}
