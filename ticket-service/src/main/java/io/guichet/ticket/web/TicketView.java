package io.guichet.ticket.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Channel;
import io.guichet.events.Priority;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketStatus;
import io.guichet.events.TicketType;
import io.guichet.ticket.problem.Notices.Notice;

/**
 * A ticket as it is answered; what is absent is left out. A customer gets no group, tags, fields, promises or origin.
 *
 * @param notices what a customer is told of the known problems that it is about; not in lists
 */
record TicketView(UUID id, long number, String subject, TicketStatus status, Priority priority, TicketType type,
        Channel channel, String department, @Nullable String group, @Nullable Assignee assignee, ContactView contact,
        @Nullable OrganizationView organization, @Nullable String category, @Nullable String product,
        @Nullable String language, @Nullable String region, @Nullable List<String> tags,
        @Nullable Map<String, Object> fields, @Nullable Instant waitingSince, @Nullable Instant resolvedAt,
        Instant createdAt, Instant updatedAt, long version, @Nullable Sla sla, @Nullable Situation situation,
        TicketSnapshot.@Nullable Origin origin, @Nullable List<Notice> notices) {

    /** Who has it; without a name when the directory does not know them. */
    record Assignee(UUID id, @Nullable String name) {}

    /**
     * Who asked.
     *
     * @param verification how sure we are that they are who they say; only for those who work here, as what follows
     * @param undeliverable why mails to them do not arrive; absent while nothing is known against their address
     */
    record ContactView(UUID id, @Nullable String name, @Nullable String email, @Nullable String verification,
            @Nullable String undeliverable) {}

    /** Whom they belong to. */
    record OrganizationView(UUID id, String name) {}

    /** How it stands, beside its status; only for those who work here. */
    record Situation(@Nullable String subStatus, @Nullable Instant snoozedUntil, @Nullable Instant thankedAt,
            @Nullable UUID mergedInto, @Nullable Instant trashedAt, @Nullable Boolean spam,
            List<Assignee> collaborators) {}

    /** What is due when; absent when it was not promised, is kept, or stands still. */
    record Sla(@Nullable Instant firstResponseDue, @Nullable Instant nextResponseDue,
            @Nullable Instant resolutionDue) {}
}
