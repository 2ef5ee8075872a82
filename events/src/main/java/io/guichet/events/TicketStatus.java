package io.guichet.events;

/** Where a ticket stands. */
public enum TicketStatus {
    NEW, OPEN, ANSWERED, PENDING, ON_HOLD, RESOLVED, REOPENED, CLOSED;

    /** Whether nobody works on the ticket any more: resolved, or closed for good. */
    public boolean isSolved() {
        return this == RESOLVED || this == CLOSED;
    }
}
