package io.guichet.ticket.trash;

import io.guichet.ticket.TicketNumber;

/** A ticket that others are part of does not go to the trash before they have left it. */
public class TicketHasSources extends RuntimeException {

    TicketHasSources(TicketNumber ticket, TicketNumber source) {
        super("%s was merged into %s: take it out first".formatted(source, ticket));
    }
}
