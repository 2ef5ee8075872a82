package io.guichet.sla.calendar.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Locale;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import io.guichet.businesstime.BusinessCalendar;
import io.guichet.sla.calendar.UnusableCalendar;

/** What calendars are asked to count, and what they answer. */
final class Counting {

    private Counting() {}

    /** When is this much open time used up? */
    record DeadlineQuestion(@NotBlank String start, @NotBlank String duration) {
        DeadlineAnswer answer(BusinessCalendar calendar) {
            return new DeadlineAnswer(calendar.deadline(instant(start, "/start", calendar), length(duration)));
        }
    }

    /** How much open time lies between? */
    record ElapsedQuestion(@NotBlank String from, @NotBlank String to) {
        ElapsedAnswer answer(BusinessCalendar calendar) {
            return new ElapsedAnswer(
                    calendar.elapsed(instant(from, "/from", calendar), instant(to, "/to", calendar)));
        }
    }

    /** {@link DeadlineQuestion} to a calendar that comes with it. */
    record InlineDeadlineQuestion(@NotNull @Valid CalendarBody calendar, @NotBlank String start,
            @NotBlank String duration) {
        DeadlineAnswer answer(BusinessCalendar counting) {
            return new DeadlineQuestion(start, duration).answer(counting);
        }
    }

    /** {@link ElapsedQuestion} to a calendar that comes with it. */
    record InlineElapsedQuestion(@NotNull @Valid CalendarBody calendar, @NotBlank String from, @NotBlank String to) {
        ElapsedAnswer answer(BusinessCalendar counting) {
            return new ElapsedQuestion(from, to).answer(counting);
        }
    }

    record DeadlineAnswer(Instant deadline) {}

    record ElapsedAnswer(Duration elapsed) {}

    /** One with an offset is what it says; a local one is taken on the wall clock of the calendar's zone. */
    private static Instant instant(String text, String where, BusinessCalendar calendar) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException withoutOffset) {
            try {
                return calendar.instantOf(LocalDateTime.parse(text));
            } catch (DateTimeException neither) {
                throw new UnusableCalendar(where,
                        "must be a date and time in ISO 8601, such as 2026-01-05T12:00:00Z or 2026-01-05T12:00:00");
            }
        }
    }

    private static Duration length(String text) {
        try {
            return Duration.parse(text.toUpperCase(Locale.ROOT));
        } catch (DateTimeException | ArithmeticException refused) {
            throw new UnusableCalendar("/duration", "must be a duration in ISO 8601, such as PT4H30M");
        }
    }
}
