package io.guichet.sla.reminder;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Which reminders are asked for. */
public record ReminderFilter(Optional<UUID> ticket, Optional<Boolean> ticked, Optional<Reminders.Place> after) {

    /** Those after a place in the list. */
    public static ReminderFilter of(Optional<UUID> ticket, Optional<Boolean> ticked, Optional<Instant> due,
            Optional<UUID> id) {
        return new ReminderFilter(ticket, ticked,
                due.isPresent() && id.isPresent()
                        ? Optional.of(new Reminders.Place(due.get(), id.get()))
                        : Optional.empty());
    }
}
