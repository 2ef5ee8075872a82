package io.guichet.sla.reminder.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import io.guichet.http.Moments;
import io.guichet.sla.action.Unusable;
import io.guichet.sla.reminder.Reminder;
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

    /** Whom it is for and what it is about stay. */
    void requireSame(Reminder known) {
        if (agent != null && !agent.equals(known.agent())) {
            throw new Unusable("/agent", "cannot be changed: make another reminder");
        }
        if (ticket != null && !known.ticketId().equals(Optional.of(ticket))) {
            throw new Unusable("/ticket", "cannot be changed: make another reminder");
        }
    }

    private Instant instant() {
        try {
            return Moments.read(due).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException refused) {
            throw new Unusable("/due", "must be a date and time with its offset, such as 2026-01-05T12:00:00Z");
        }
    }
}
