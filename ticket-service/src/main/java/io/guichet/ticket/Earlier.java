package io.guichet.ticket;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketStatus;

/**
 * How far a ticket was before it was opened again.
 *
 * @param until when that was
 */
public record Earlier(TicketStatus status, @Nullable String subStatus, @Nullable Instant snoozedUntil, Instant until) {}
