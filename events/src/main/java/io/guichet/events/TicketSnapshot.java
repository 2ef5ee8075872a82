package io.guichet.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A ticket as it was right after an event; a projection ignores one with a version lower than what it knows.
 *
 * @param version +1 with each event of the ticket
 * @param department stable key, for example {@code support-fr}
 * @param group stable key; absent until routed
 * @param waitingSince the first customer message not yet answered; absent when nothing waits
 * @param routingRequest the open question "who takes this ticket?", absent when none is open
 */
public record TicketSnapshot(
        UUID id,
        long number,
        long version,
        String subject,
        TicketStatus status,
        Priority priority,
        TicketType type,
        Channel channel,
        String department,
        @Nullable String group,
        @Nullable UUID assignee,
        Requester requester,
        @Nullable OrganizationRef organization,
        @Nullable String category,
        @Nullable String product,
        @Nullable String language,
        @Nullable String region,
        List<String> tags,
        Map<String, Object> fields,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant waitingSince,
        @Nullable Instant resolvedAt,
        @Nullable RoutingRequest routingRequest) {

    /** The customer who asked. */
    public record Requester(UUID id, @Nullable String name, @Nullable String email, @Nullable String language,
            int importance, @Nullable String level) {}

    /** The organisation that the requester belongs to. */
    public record OrganizationRef(UUID id, String name, int importance, @Nullable String level) {}

    /** Asks routing for an assignee; routing names it in each answer, so that a stale answer is recognised. */
    public record RoutingRequest(UUID id, String reason, Instant at) {}
}
