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
        Optional<List<String>> tags, Map<String, @Nullable Object> fields) {}
