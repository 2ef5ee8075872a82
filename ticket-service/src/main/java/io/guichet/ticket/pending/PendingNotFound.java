package io.guichet.ticket.pending;

import java.util.UUID;

/** There is no such message waiting on this ticket. */
public class PendingNotFound extends RuntimeException {

    PendingNotFound(UUID id) {
        super("There is no pending message " + id);
    }
}
