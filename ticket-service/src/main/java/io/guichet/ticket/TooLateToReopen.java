package io.guichet.ticket;

import java.util.UUID;

/** A customer reopens within the department's window; later they open another ticket. */
public final class TooLateToReopen extends RuntimeException {

    TooLateToReopen(UUID ticket) {
        super("Ticket %s was closed too long ago to be reopened: open another one".formatted(ticket));
    }
}
