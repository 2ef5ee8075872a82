package io.guichet.ticket;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.guichet.events.Priority;
import io.guichet.events.TicketStatus;

/**
 * Which tickets a list shows, and in which order; an empty part lets all pass.
 *
 * @param assignee id of the agent who has it
 * @param unassigned only those that nobody has
 * @param contact id or address of the requester
 * @param tags all of which a ticket has
 * @param words of the subject, a number, or the requester's address
 * @param descending the order the other way round
 */
public record TicketFilter(List<TicketStatus> statuses, List<Priority> priorities, List<String> departments,
        List<String> groups, Optional<UUID> assignee, boolean unassigned, Optional<String> contact, List<String> tags,
        Optional<String> words, TicketOrder order, boolean descending) {}
