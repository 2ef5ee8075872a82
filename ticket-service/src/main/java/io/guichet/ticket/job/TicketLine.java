package io.guichet.ticket.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.guichet.events.Channel;
import io.guichet.events.Priority;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketStatus;
import io.guichet.events.TicketType;

/**
 * A ticket of an import; an export writes the same, and more.
 *
 * @param externalId its name at the source: the same one again is left as it is
 * @param createdAt when it was opened; now if absent
 * @param resolvedAt when it was solved, if its status says so; when it was closed if absent
 * @param closedAt when it was over, if its status says so; when it was solved or opened if absent
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record TicketLine(String externalId, String subject, String text, String email, @Nullable String name,
        String department, @Nullable Channel channel, @Nullable TicketStatus status, @Nullable Priority priority,
        @Nullable TicketType type, @Nullable String category, @Nullable String product, @Nullable String language,
        @Nullable String region, @Nullable List<String> tags, @Nullable Map<String, Object> fields,
        @Nullable Instant createdAt, @Nullable Instant resolvedAt, @Nullable Instant closedAt,
        @Nullable String originSource, @Nullable String originLink, @Nullable String originAuthor) {

    /** Where it was said, outside; absent when nothing is known of it. */
    TicketSnapshot.@Nullable Origin said() {
        return originSource == null && originLink == null && originAuthor == null
                ? null
                : new TicketSnapshot.Origin(originSource, originLink, originAuthor);
    }

    /** Whether nothing is done about it any more. */
    boolean isOver() {
        return status == TicketStatus.RESOLVED || status == TicketStatus.CLOSED;
    }

    /** The moves by which a ticket opened at an instant came to its status, each with when it was. */
    List<Map.Entry<TicketStatus, Instant>> moves(Instant opened) {
        var solved = atEarliest(opened, resolvedAt == null ? closedAt : resolvedAt);
        return switch (status) {
            case null -> List.of();
            case NEW -> List.of();
            case RESOLVED -> List.of(Map.entry(TicketStatus.RESOLVED, solved));
            case CLOSED -> resolvedAt == null
                    ? List.of(Map.entry(TicketStatus.CLOSED, atEarliest(opened, closedAt)))
                    : List.of(Map.entry(TicketStatus.RESOLVED, solved),
                            Map.entry(TicketStatus.CLOSED, atEarliest(solved, closedAt)));
            case REOPENED -> List.of(Map.entry(TicketStatus.RESOLVED, opened), Map.entry(status, opened));
            case OPEN -> List.of(Map.entry(status, opened));
            case ANSWERED -> List.of(Map.entry(status, opened));
            // Who waits for the customer has answered them.
            case PENDING -> List.of(Map.entry(TicketStatus.ANSWERED, opened), Map.entry(status, opened));
            case ON_HOLD -> List.of(Map.entry(status, opened));
        };
    }

    private static Instant atEarliest(Instant earliest, @Nullable Instant at) {
        return at == null || at.isBefore(earliest) ? earliest : at;
    }
}
