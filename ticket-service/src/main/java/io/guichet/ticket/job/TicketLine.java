package io.guichet.ticket.job;

import java.time.Instant;
import java.util.ArrayList;
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
 * @param resolvedAt when it was solved, if its status says so or that it was reopened; when it was closed if absent
 * @param closedAt when it was over, if its status says so or that it was reopened; when it was solved or opened if
 *            absent
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

    /** The moves by which a ticket opened at an instant came to its status, each with when it was: none is to come. */
    List<Map.Entry<TicketStatus, Instant>> moves(Instant opened, Instant now) {
        return switch (status) {
            case null -> List.of();
            case NEW -> List.of();
            case RESOLVED -> List.of(Map.entry(status, solved(opened, now)));
            case CLOSED -> over(opened, now);
            case REOPENED -> reopened(over(opened, now));
            case OPEN -> List.of(Map.entry(status, opened));
            case ANSWERED -> List.of(Map.entry(status, opened));
            // Who waits for the customer has answered them.
            case PENDING -> List.of(Map.entry(TicketStatus.ANSWERED, opened), Map.entry(status, opened));
            case ON_HOLD -> List.of(Map.entry(status, opened));
        };
    }

    private Instant solved(Instant opened, Instant now) {
        return between(opened, resolvedAt == null ? closedAt : resolvedAt, now);
    }

    /** Solved, if it is said when, and then closed, unless it is open again and nothing is said of that. */
    private List<Map.Entry<TicketStatus, Instant>> over(Instant opened, Instant now) {
        var solved = solved(opened, now);
        var moves = new ArrayList<Map.Entry<TicketStatus, Instant>>();
        if (resolvedAt != null || status == TicketStatus.REOPENED && closedAt == null) {
            moves.add(Map.entry(TicketStatus.RESOLVED, solved));
        }
        if (closedAt != null || status == TicketStatus.CLOSED) {
            moves.add(Map.entry(TicketStatus.CLOSED, between(solved, closedAt, now)));
        }
        return moves;
    }

    /** Nobody says when it was reopened: no earlier than it was over. */
    private static List<Map.Entry<TicketStatus, Instant>> reopened(List<Map.Entry<TicketStatus, Instant>> over) {
        var moves = new ArrayList<>(over);
        moves.add(Map.entry(TicketStatus.REOPENED, over.getLast().getValue()));
        return moves;
    }

    private static Instant between(Instant earliest, @Nullable Instant at, Instant latest) {
        if (at == null || at.isBefore(earliest)) {
            return earliest;
        }
        return at.isAfter(latest) ? latest : at;
    }
}
