package io.guichet.ticket.merge;

import java.util.UUID;

import io.guichet.events.TicketStatus;

/**
 * A ticket that another one is related to.
 *
 * @param outgoing whether the link leads to it: of a PARENT link, it is the parent then, else the child
 */
public record Link(UUID id, LinkKind kind, boolean outgoing, UUID ticket, long number, String subject,
        TicketStatus status) {}
