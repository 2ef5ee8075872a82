package io.guichet.ticket.job;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Priority;
import io.guichet.events.TicketStatus;
import io.guichet.http.Permission;
import io.guichet.ticket.macro.Treatment;
import io.guichet.ticket.trash.Discarded;

/**
 * What is done to each ticket of a selection; all parts of it or, when one cannot be done, none.
 *
 * @param trash why it goes to the trash; then nothing else is done to it
 */
public record BulkAction(@Nullable String reply, @Nullable String note, @Nullable UUID assignee,
        @Nullable Priority priority, @Nullable TicketStatus status, @Nullable List<String> addTags,
        @Nullable List<String> removeTags, @Nullable Map<String, Object> fields, @Nullable Discarded trash) {

    public BulkAction {
        addTags = addTags == null ? List.of() : List.copyOf(addTags);
        removeTags = removeTags == null ? List.of() : List.copyOf(removeTags);
        fields = fields == null ? Map.of() : Map.copyOf(fields);
    }

    /** What the tickets that were answered with the others come to. */
    public static BulkAction resolving(String answer) {
        return new BulkAction(answer, null, null, null, TicketStatus.RESOLVED, null, null, null, null);
    }

    /** Refuses what cannot be done to any ticket. */
    public void requireSendable() {
        treatment().requireSendable();
    }

    /** Whether it treats what it throws away. */
    public boolean contradicts() {
        return trash != null && !new BulkAction(null, null, null, null, null, null, null, null, trash).equals(this);
    }

    /** The same, as any ticket is treated. */
    Treatment treatment() {
        return new Treatment(reply, note, assignee, priority, status, Objects.requireNonNull(addTags),
                Objects.requireNonNull(removeTags), Objects.requireNonNull(fields));
    }

    /** What one must be allowed to do. */
    public Set<Permission> needed() {
        return trash == null ? treatment().needed() : trash.needed();
    }
}
