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
 * @param rule what chose the group; absent when it was given
 * @param reason of the outcome, in a word
 * @param waitedMillis how long the ticket had waited for an agent; absent when nobody was looked for
 * @param because what made routing look again at a ticket that waited; absent the first time
 * @param note what a person said about it
 * @param candidates the members of the group, with the reason for which each was passed over
 */
public record Decision(UUID id, UUID ticket, Instant at, @Nullable UUID request, String trigger,
        @Nullable Ruling rule, @Nullable String group, @Nullable Strategy strategy, Outcome outcome,
        @Nullable String reason, @Nullable UUID agent, List<Considered> candidates, @Nullable Long waitedMillis,
        @Nullable String because, @Nullable String note) {

    public Decision {
        candidates = List.copyOf(candidates);
    }

    /** One in which nobody was considered. */
    public Decision(UUID id, UUID ticket, Instant at, Why why, @Nullable UUID agent) {
        this(id, ticket, at, why.request(), why.trigger(), why.rule(), why.group(), null, why.outcome(), why.reason(),
                agent,
                List.of(), null, null, why.note());
    }

    /** What was decided, and why; see {@link Decision}. */
    public record Why(Outcome outcome, @Nullable UUID request, String trigger, @Nullable Ruling rule,
            @Nullable String group,
            @Nullable String reason, @Nullable String note) {}
}
