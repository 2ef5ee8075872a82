package io.guichet.sla.reminder;

import java.util.UUID;

/** There is no such reminder, or none that concerns the caller. */
public final class ReminderNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReminderNotFound(UUID id) {
        super("There is no reminder " + id);
    }
}
