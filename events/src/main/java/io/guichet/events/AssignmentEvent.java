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
     * A rule chose the group, or left it as it was, and, perhaps, changed fields.
     *
     * @param rule the rule's name, or {@code fallback}
     * @param note what a person says about it to those who get the ticket next; absent when nobody asked for it
     * @param by whoever asked for it; absent when nobody did
     * @param source who chose the group: {@code RULE}, {@code FALLBACK}, {@code OVERFLOW}, {@code SECOND_LINE},
     *     {@code MOVED}, or {@code GIVEN} when the ticket had it already and the rule changes other things; a rule may have
     *     any name. Absent in older events
     * @param ruleId of the rule, if one decided
     * @param ruleVersion as the rule was described then
     */
    record TicketRouted(UUID ticketId, UUID request, String rule, String group, @Nullable Priority priority,
            List<String> addTags, Map<String, Object> setFields, @Nullable String note, @Nullable Actor by,
            @Nullable String source, @Nullable UUID ruleId, @Nullable Long ruleVersion)
            implements
                AssignmentEvent {

        /** Whether an administrator moved all tickets of a group: that is no answer, and holds whatever is asked. */
        public boolean movesGroup() {
            return source == null ? rule.equals("moved") : source.equals("MOVED");
        }
    }

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

        /** Decided just now; nobody asked for it. */
        public AssignmentReleased(UUID ticketId, UUID request, UUID agent, String reason) {
            this(ticketId, request, agent, reason, null, null, null);
        }
    }
}
