package io.guichet.ticket;

import java.util.UUID;

/** A closed ticket has to be reopened before anybody answers or owns it. */
public final class TicketIsClosed extends RuntimeException {

    TicketIsClosed(UUID ticket) {
        super("Ticket %s is closed: reopen it first".formatted(ticket));
    }
}
