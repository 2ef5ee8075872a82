package io.guichet.notification.ticket;

import io.guichet.events.TicketStatus;

/** A ticket as its last event showed it. */
public record KnownTicket(TicketFacts facts, TicketStatus status) {

    /** Whether nobody works on it any more: then no promise about it is worth an alarm. */
    public boolean isDone() {
        return status == TicketStatus.RESOLVED || status == TicketStatus.CLOSED;
    }
}
