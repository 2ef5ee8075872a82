package io.guichet.routing.assignment;

import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a waiting ticket asks of an agent.
 *
 * @param weight in units of work
 * @param language of the customer; absent when unknown, which suits everybody
 * @param declined agents who had it for the same request in vain
 */
public record Demand(UUID ticket, int weight, @Nullable String language, Set<UUID> declined) {}
