package io.guichet.ticket.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.guichet.events.Channel;
import io.guichet.events.Priority;
import io.guichet.events.TicketStatus;
import io.guichet.events.TicketType;

/**
 * A ticket of an import; an export writes the same, and more.
 *
 * @param externalId its name at the source: the same one again is left as it is
 * @param createdAt when it was opened; now if absent
 * @param closedAt when it was over, if its status says so; when it was opened if absent
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record TicketLine(String externalId, String subject, String text, String email, @Nullable String name,
        String department, @Nullable Channel channel, @Nullable TicketStatus status, @Nullable Priority priority,
        @Nullable TicketType type, @Nullable String category, @Nullable String product, @Nullable String language,
        @Nullable List<String> tags, @Nullable Map<String, Object> fields, @Nullable Instant createdAt,
        @Nullable Instant closedAt) {}
