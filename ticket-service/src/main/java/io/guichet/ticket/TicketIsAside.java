package io.guichet.ticket;

import java.util.UUID;

/** A ticket that is part of another one, or in the trash, is not worked on. */
public class TicketIsAside extends RuntimeException {

    TicketIsAside(UUID ticket, Situation situation) {
        super(situation.isTrash()
                ? "The ticket %s is in the trash: restore it first".formatted(ticket)
                : "The ticket %s was merged into %s: write there".formatted(ticket, situation.mergedInto()));
    }
}
