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
 * @param collaborators ids of the agents who were brought into it, whatever department they are of; absent in older
 * events
 * @param origin where a call, a chat or a mention was; absent when nothing is known of it, and in older events
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
        @Nullable RoutingRequest routingRequest,
        @Nullable List<UUID> collaborators,
        @Nullable Origin origin) {

    /**
     * Where a call, a chat or a mention was that a ticket was made of.
     *
     * @param source key of the place, for example {@code REDDIT} or {@code APP_STORE}
     * @param link address of what was said
     * @param author who said it, as they are called there
     */
    public record Origin(@Nullable String source, @Nullable String link, @Nullable String author) {}

    /**
     * The customer who asked.
     *
     * @param importance 1 to 5 stars
     * @param level key of the support level
     * @param accountManager the agent who looks after them
     * @param verification how sure we are who they are, for example {@code EMAIL_VERIFIED}
     * @param fields custom fields by key; absent when there are none
     * @param undeliverable why mails to the address do not arrive, as the server said that gave one back; absent while
     * nothing is known against it
     */
    public record Requester(UUID id, @Nullable String name, @Nullable String email, @Nullable String language,
            int importance, @Nullable String level, @Nullable String region, @Nullable UUID accountManager,
            @Nullable String verification, @Nullable Map<String, Object> fields, @Nullable String undeliverable) {}

    /**
     * The organisation that the requester belongs to.
     *
     * @param accountManager the agent who looks after it
     * @param fields custom fields by key; absent when there are none
     */
    public record OrganizationRef(UUID id, String name, int importance, @Nullable String level,
            @Nullable String region, @Nullable UUID accountManager, @Nullable Map<String, Object> fields) {

        /** An organisation of which no more than this is known. */
        public OrganizationRef(UUID id, String name, int importance, @Nullable String level) {
            this(id, name, importance, level, null, null, null);
        }
    }

    /** Asks routing for an assignee; routing names it in each answer, so that a stale answer is recognised. */
    public record RoutingRequest(UUID id, String reason, Instant at) {}
}
