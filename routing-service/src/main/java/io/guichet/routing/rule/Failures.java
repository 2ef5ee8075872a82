package io.guichet.routing.rule;

import java.time.Instant;
import java.util.UUID;

/**
 * How often a rule could not be decided.
 *
 * @param last when that was last so
 * @param reason why, then
 * @param ticket the one it was asked about, then
 */
public record Failures(long count, Instant last, String reason, UUID ticket) {}
