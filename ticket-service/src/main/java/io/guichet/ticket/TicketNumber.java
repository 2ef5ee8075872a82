package io.guichet.ticket;

import java.util.Optional;
import java.util.regex.Pattern;

/** The number that people use, from 100001 on; written {@code #100042}. */
public record TicketNumber(long value) {

    /** The first number that is given. */
    public static final long FIRST = 100_001;

    private static final Pattern DIGITS = Pattern.compile("#?([0-9]{6,15})");

    public TicketNumber {
        if (value < FIRST) {
            throw new IllegalArgumentException("Ticket numbers begin at " + FIRST + ": " + value);
        }
    }

    /** Reads {@code 100042} or {@code #100042}; empty when it is neither. */
    public static Optional<TicketNumber> parse(String text) {
        var digits = DIGITS.matcher(text.strip());
        return digits.matches()
                ? Optional.of(Long.parseLong(digits.group(1))).filter(number -> number >= FIRST).map(TicketNumber::new)
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "#" + value;
    }
}
