package io.guichet.events;

/** Where a ticket stands. */
public enum TicketStatus {
    NEW, OPEN, ANSWERED, PENDING, ON_HOLD, RESOLVED, REOPENED, CLOSED
}
