package io.guichet.routing.assignment;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A member who was considered for a ticket.
 *
 * @param passedOver why they did not get it; absent for the one who did
 */
public record Considered(UUID agent, String name, @Nullable PassedOver passedOver) {}
