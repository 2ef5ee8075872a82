package io.guichet.routing.decision;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent.Strategy;
import io.guichet.routing.assignment.Considered;

/**
 * One decision about a ticket.
 *
 * @param request the routing request that it answers; absent when a person decided unasked
 * @param trigger what made routing decide, for example {@code opened}; {@code queue} after the ticket had waited
 * @param rule name of the rule that chose the group, {@code fallback}, or absent when the group was given
 * @param reason of the outcome, in a word
 * @param candidates the members of the group, with the reason for which each was passed over
 */
public record Decision(UUID id, UUID ticket, Instant at, @Nullable UUID request, String trigger,
        @Nullable String rule, @Nullable String group, @Nullable Strategy strategy, Outcome outcome,
        @Nullable String reason, @Nullable UUID agent, List<Considered> candidates) {

    public Decision {
        candidates = List.copyOf(candidates);
    }
}
