package io.guichet.sla.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import io.guichet.businesstime.BusinessCalendar;

/** Business and clock time side by side. */
public record Hours(BusinessCalendar business) {

    private static final BusinessCalendar CLOCK = BusinessCalendar.alwaysOpen(ZoneOffset.UTC);

    /** Hours for those who have no business calendar: every hour counts. */
    public static Hours roundTheClock() {
        return new Hours(CLOCK);
    }

    /** The time that counts between two instants. */
    public Duration elapsed(boolean inBusinessTime, Instant from, Instant to) {
        return calendar(inBusinessTime).elapsed(from, to);
    }

    /** When this much time that counts has passed since the start. */
    public Instant deadline(boolean inBusinessTime, Instant start, Duration duration) {
        return calendar(inBusinessTime).deadline(start, duration);
    }

    private BusinessCalendar calendar(boolean inBusinessTime) {
        return inBusinessTime ? business : CLOCK;
    }
}
