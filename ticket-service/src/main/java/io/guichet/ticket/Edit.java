package io.guichet.ticket;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Priority;
import io.guichet.events.TicketStatus;
import io.guichet.events.TicketType;

/**
 * What a person wants to change on a ticket; an empty part stays as it is.
 *
 * @param tags all of them, replacing those there are
 * @param fields those to set, or with null to remove; the others stay
 */
public record Edit(Optional<String> subject, Optional<TicketStatus> status, Optional<Priority> priority,
        Optional<TicketType> type, Patch category, Patch product, Patch language, Patch region,
        Optional<List<String>> tags, Map<String, @Nullable Object> fields) {

    /** Changes nothing. */
    public static final Edit NOTHING = new Edit(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Patch.KEEP, Patch.KEEP, Patch.KEEP, Patch.KEEP, Optional.empty(), Map.of());

    /** The same, and moves to this status. */
    public Edit and(TicketStatus to) {
        return new Edit(subject, Optional.of(to), priority, type, category, product, language, region, tags, fields);
    }

    /** The same, and of this region. */
    public Edit of(Patch place) {
        return new Edit(subject, status, priority, type, category, product, language, place, tags, fields);
    }
}
