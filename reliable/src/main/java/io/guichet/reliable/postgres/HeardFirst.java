package io.guichet.reliable.postgres;

import java.util.function.Function;

import io.guichet.events.Topic;

/**
 * What must have been heard before something is done: whatever the topic told of a key until the instant at which it was
 * due.
 */
public record HeardFirst(Topic topic, Function<Due, String> key) {}
