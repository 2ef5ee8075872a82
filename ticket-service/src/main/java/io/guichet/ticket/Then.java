package io.guichet.ticket;

import io.guichet.events.TicketStatus;

/** What a message does to its ticket's status besides. */
public enum Then {
    /** A public reply answers; a note leaves it as it is. */
    NOTHING,
    /** The customer is asked something: it waits for them. */
    PENDING,
    /** The ticket is over. */
    CLOSE;

    /** The status after a message; a reply to what is resolved leaves it so. */
    TicketStatus next(TicketStatus present, boolean reply) {
        return switch (this) {
            case CLOSE -> TicketStatus.CLOSED;
            case PENDING -> TicketStatus.PENDING;
            case NOTHING -> reply && StatusTable.isActive(present) ? TicketStatus.ANSWERED : present;
        };
    }
}
