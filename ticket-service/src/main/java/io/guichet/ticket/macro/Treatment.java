package io.guichet.ticket.macro;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Priority;
import io.guichet.events.TicketStatus;
import io.guichet.http.Permission;
import io.guichet.ticket.Body;
import io.guichet.ticket.Edit;
import io.guichet.ticket.Patch;
import io.guichet.ticket.StatusTable;
import io.guichet.ticket.setting.Macro;

/**
 * What is done to a ticket in one go, by a macro or in bulk: all of it, or nothing. Texts are as they are sent.
 *
 * @param assignee who gets the ticket
 */
public record Treatment(@Nullable String reply, @Nullable String note, @Nullable UUID assignee,
        @Nullable Priority priority, @Nullable TicketStatus status, List<String> addTags, List<String> removeTags,
        Map<String, Object> fields) {

    /** Tags of a ticket, and characters of one. */
    public static final int MOST_TAGS = 50;
    public static final int LONGEST_TAG = 60;

    /** What a macro says and tags at least, whatever its placeholders stand for. */
    public static Treatment atLeast(Macro macro) {
        return new Treatment(Placeholders.bare(macro.reply()), Placeholders.bare(macro.note()), null, null, null,
                Objects.requireNonNull(macro.addTags()), List.of(), Map.of());
    }

    /** Whether the ticket is over afterwards. */
    boolean ends() {
        return status != null && !StatusTable.isActive(status);
    }

    /**
     * Refuses what no message says, and no ticket bears, by any other way.
     *
     * @throws TreatmentRefused with the name of what cannot be so
     */
    public void requireSendable() {
        requireText("reply", reply);
        requireText("note", note);
        if (reply != null && !new Body(reply, null).fitsIntoEvents()) {
            throw new TreatmentRefused("reply", "has more than %d bytes of text".formatted(Body.IN_EVENT));
        }
        if (addTags.size() > MOST_TAGS
                || addTags.stream().anyMatch(tag -> tag.isBlank() || tag.length() > LONGEST_TAG)) {
            throw new TreatmentRefused("addTags",
                    "must be a list of at most %d texts of at most %d characters".formatted(MOST_TAGS, LONGEST_TAG));
        }
    }

    private static void requireText(String name, @Nullable String text) {
        if (text != null && new Body(text, null).text().isBlank()) {
            throw new TreatmentRefused(name, "says nothing");
        }
        if (text != null && text.length() > Body.LONGEST) {
            throw new TreatmentRefused(name, "has more than %d characters".formatted(Body.LONGEST));
        }
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
        if (tags.size() > Math.max(MOST_TAGS, present.size())) {
            throw new TreatmentRefused("addTags", "would make more than %d tags of a ticket".formatted(MOST_TAGS));
        }
        Map<String, @Nullable Object> changed = new HashMap<>(fields);
        return new Edit(Optional.empty(), Optional.ofNullable(status), Optional.ofNullable(priority),
                Optional.empty(), Patch.KEEP, Patch.KEEP, Patch.KEEP, Patch.KEEP, Optional.of(List.copyOf(tags)),
                changed);
    }
}
