package io.guichet.sla;

import java.util.UUID;

/** There is no such ticket, or none that the caller may see. */
public final class TicketNotKnown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TicketNotKnown(UUID id) {
        super("There is no ticket " + id);
    }
}
