package io.guichet.notification.ticket;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketStatus;

/**
 * A ticket as its last event showed it.
 *
 * @param waits whether its customer waits for an answer; absent of what was heard before this was asked
 */
public record KnownTicket(TicketFacts facts, TicketStatus status, @Nullable Boolean waits) {

    /** Whether nobody works on it any more: then no promise about it is worth an alarm. */
    public boolean isDone() {
        return status.isSolved();
    }
}
