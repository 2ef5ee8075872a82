package io.guichet.sla.reminder.web;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.sla.reminder.Reminder;

/**
 * A reminder as it is shown.
 *
 * @param agent who is reminded
 * @param askedBy who asked for it
 * @param toldAt when the agent was told; absent before
 * @param tickedAt absent while it is not done
 */
record ReminderView(UUID id, String text, Instant due, UUID agent, UUID askedBy, @Nullable UUID ticket,
        @Nullable Instant toldAt, @Nullable Instant tickedAt, Instant createdAt) {

    static ReminderView of(Reminder reminder) {
        return new ReminderView(reminder.id(), reminder.text(), reminder.due(), reminder.agent(), reminder.askedBy(),
                reminder.ticketId().orElse(null), reminder.toldAt().orElse(null), reminder.tickedAt().orElse(null),
                reminder.createdAt());
    }
}
