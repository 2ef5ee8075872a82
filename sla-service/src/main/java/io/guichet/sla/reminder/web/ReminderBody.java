package io.guichet.sla.reminder.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import io.guichet.sla.action.Unusable;
import io.guichet.sla.reminder.Reminder.Wish;

/**
 * A reminder as an agent describes it.
 *
 * @param due an instant with its offset
 * @param agent who is reminded; the caller if absent
 * @param ticket absent for a reminder that stands alone
 */
record ReminderBody(@NotBlank @Size(max = 1000) String text, @NotBlank String due, @Nullable UUID agent,
        @Nullable UUID ticket) {

    Wish wish(UUID caller) {
        return new Wish(ticket, agent == null ? caller : agent, text, instant());
    }

    private Instant instant() {
        try {
            return OffsetDateTime.parse(due).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException refused) {
            throw new Unusable("/due", "must be a date and time with its offset, such as 2026-01-05T12:00:00Z");
        }
    }
}
