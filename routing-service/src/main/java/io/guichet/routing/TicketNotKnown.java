package io.guichet.routing;

import java.util.UUID;

/** Routing has not heard of the ticket, or the caller may not see it. */
public final class TicketNotKnown extends RuntimeException {

    TicketNotKnown(UUID id) {
        super("There is no ticket " + id);
    }
}
