package io.guichet.ticket.macro;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Priority;
import io.guichet.events.TicketStatus;
import io.guichet.http.Permission;
import io.guichet.ticket.Edit;
import io.guichet.ticket.Patch;
import io.guichet.ticket.StatusTable;

/**
 * What is done to a ticket in one go, by a macro or in bulk: all of it, or nothing. Texts are as they are sent.
 *
 * @param assignee who gets the ticket
 */
public record Treatment(@Nullable String reply, @Nullable String note, @Nullable UUID assignee,
        @Nullable Priority priority, @Nullable TicketStatus status, List<String> addTags, List<String> removeTags,
        Map<String, Object> fields) {

    /** Whether the ticket is over afterwards. */
    boolean ends() {
        return status != null && !StatusTable.isActive(status);
    }

    /** What one must be allowed to do for it: the same as for each of its parts alone. */
    public Set<Permission> needed() {
        var needed = EnumSet.of(Permission.TICKET_EDIT);
        if (reply != null) {
            needed.add(Permission.TICKET_REPLY);
        }
        if (note != null) {
            needed.add(Permission.TICKET_NOTE);
        }
        if (assignee != null) {
            needed.add(Permission.TICKET_ASSIGN);
        }
        if (status != null && StatusTable.isClosing(status)) {
            needed.add(Permission.TICKET_CLOSE);
        }
        return needed;
    }

    /** What it changes, of a ticket that has these tags. */
    Edit edit(List<String> present) {
        var tags = new LinkedHashSet<>(present);
        tags.addAll(addTags);
        removeTags.forEach(tags::remove);
        Map<String, @Nullable Object> changed = new HashMap<>(fields);
        return new Edit(Optional.empty(), Optional.ofNullable(status), Optional.ofNullable(priority),
                Optional.empty(), Patch.KEEP, Patch.KEEP, Patch.KEEP, Patch.KEEP, Optional.of(List.copyOf(tags)),
                changed);
    }
}
