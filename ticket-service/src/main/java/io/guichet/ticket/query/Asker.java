package io.guichet.ticket.query;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.http.TicketScope;

/**
 * Who applies a filter, and when.
 *
 * @param agent absent for a customer or a machine: {@code me} is then nobody
 * @param groups keys of the groups that the agent takes tickets for
 */
public record Asker(TicketScope scope, @Nullable UUID agent, Set<String> groups, Instant now) {}
