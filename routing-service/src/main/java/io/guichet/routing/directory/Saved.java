package io.guichet.routing.directory;

/**
 * What was saved.
 *
 * @param created whether there was none before
 */
public record Saved<E>(E entry, boolean created) {}
