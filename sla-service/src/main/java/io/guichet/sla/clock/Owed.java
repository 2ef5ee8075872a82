package io.guichet.sla.clock;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a clock counts towards from an instant on.
 *
 * @param commitment absent while nothing is promised
 * @param hours that are counted
 * @param policy by which it is promised
 */
record Owed(@Nullable Commitment commitment, Hours hours, @Nullable UUID policy) {}
