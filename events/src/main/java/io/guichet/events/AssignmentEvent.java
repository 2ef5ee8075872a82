package io.guichet.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What routing decided about a ticket; published on {@code guichet.assignments}. */
public sealed interface AssignmentEvent extends GuichetEvent {

    UUID ticketId();

    /** The routing request that is answered. */
    UUID request();

    @Override
    default String key() {
        return ticketId().toString();
    }

    /**
     * A rule chose the group and, perhaps, changed fields.
     *
     * @param rule the rule's name, or {@code fallback}
     * @param note what a person says about it to those who get the ticket next; absent when nobody asked for it
     * @param by whoever asked for it; absent when nobody did
     */
    record TicketRouted(UUID ticketId, UUID request, String rule, String group, @Nullable Priority priority,
            List<String> addTags, Map<String, Object> setFields, @Nullable String note, @Nullable Actor by)
            implements
                AssignmentEvent {}

    /** An agent was chosen; the units count as proposed until ticket-service answers. */
    record AgentAssigned(UUID ticketId, UUID request, UUID agent, String group, String strategy)
            implements
                AssignmentEvent {}

    /** Nobody is free: the ticket waits in the group's queue. */
    record TicketQueued(UUID ticketId, UUID request, String group, String reason) implements AssignmentEvent {}

    /**
     * An agent no longer has the ticket, by routing's decision.
     *
     * @param reason for example {@code absent}, {@code disabled}, {@code second-line}
     * @param note what the agent says to those who get the ticket next; absent when nobody asked for it
     * @param by whoever asked for it; absent when nobody did
     * @param decidedAt when it was decided, however often it is told; absent in older events, which were told then
     */
    record AssignmentReleased(UUID ticketId, UUID request, UUID agent, String reason, @Nullable String note,
            @Nullable Actor by, @Nullable Instant decidedAt) implements AssignmentEvent {

        /** Decided just now. */
        public AssignmentReleased(UUID ticketId, UUID request, UUID agent, String reason, @Nullable String note,
                @Nullable Actor by) {
            this(ticketId, request, agent, reason, note, by, null);
        }

        /** Nobody asked for it. */
        public AssignmentReleased(UUID ticketId, UUID request, UUID agent, String reason) {
            this(ticketId, request, agent, reason, null, null);
        }
    }
}
