package io.guichet.ticket;

import io.guichet.events.Actor;
import io.guichet.events.TicketStatus;

/** Somebody may not move a ticket from one status to another. */
public final class MoveNotAllowed extends RuntimeException {

    MoveNotAllowed(Actor.Kind kind, TicketStatus from, TicketStatus to) {
        super("%s may not move a ticket from %s to %s".formatted(kind, from, to));
    }
}
