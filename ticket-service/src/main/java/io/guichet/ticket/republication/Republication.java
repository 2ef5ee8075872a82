package io.guichet.ticket.republication;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * How far a service has been told everything again.
 *
 * @param service that is told, for example {@code sla}
 * @param total how many tickets there were at the beginning
 * @param told how many tickets it has been told of
 */
public record Republication(UUID id, String service, long total, long told, Instant startedAt,
        @Nullable Instant finishedAt) {}
