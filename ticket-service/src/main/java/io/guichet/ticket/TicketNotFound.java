package io.guichet.ticket;

/** There is no such ticket, or none that the caller may see: both look alike. */
public final class TicketNotFound extends RuntimeException {

    public TicketNotFound(Object reference) {
        super("There is no ticket " + reference);
    }
}
