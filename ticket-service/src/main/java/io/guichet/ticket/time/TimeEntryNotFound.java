package io.guichet.ticket.time;

import java.util.UUID;

/** There is no such entry of yours on this ticket. */
public class TimeEntryNotFound extends RuntimeException {

    TimeEntryNotFound(UUID id) {
        super("There is no time entry %s of yours".formatted(id));
    }
}
