package io.guichet.ticket;

import java.util.UUID;

/** Only what was resolved or closed can be reopened. */
public final class TicketNotClosed extends RuntimeException {

    TicketNotClosed(UUID ticket) {
        super("Ticket %s is neither resolved nor closed".formatted(ticket));
    }
}
