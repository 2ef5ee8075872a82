package io.guichet.reliable.postgres;

/**
 * Where an event of the past stands among those of its aggregate that are told again, one after the other.
 *
 * @param first whether it is the oldest of them
 * @param last whether it is the newest: the aggregate is now as it was when it was told again
 */
public record Retelling(boolean first, boolean last) {}
