package io.guichet.ticket;

import java.util.UUID;

/** A closed ticket cannot be closed again. */
public final class TicketAlreadyClosed extends RuntimeException {

    TicketAlreadyClosed(UUID ticket) {
        super("Ticket %s is closed already".formatted(ticket));
    }
}
