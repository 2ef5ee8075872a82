package io.guichet.ticket.trash;

import io.guichet.ticket.TicketNumber;

/** Only what is in the trash is restored, and nothing that was purged from it. */
public class NotInTrash extends RuntimeException {

    NotInTrash(TicketNumber number) {
        super("The ticket %s is not in the trash, or no longer".formatted(number));
    }
}
