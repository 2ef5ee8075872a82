package io.guichet.ticket.time;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A time that somebody worked on a ticket.
 *
 * @param seconds how long; absent while the timer runs
 */
public record TimeEntry(UUID id, UUID agent, String agentName, Instant startedAt, @Nullable Long seconds,
        @Nullable String note) {}
