package io.guichet.ticket;

import java.util.Optional;
import java.util.UUID;

/** How somebody names a ticket: by its id or by its number. */
public sealed interface TicketRef {

    /** Reads a UUID or a number such as {@code 100042}; what is neither names no ticket. */
    static TicketRef parse(String text) {
        Optional<TicketRef> number = TicketNumber.parse(text).map(ByNumber::new);
        return number.orElseGet(() -> new ById(id(text)));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            throw new TicketNotFound(text);
        }
    }

    /** By the id that never changes. */
    record ById(UUID id) implements TicketRef {
        @Override
        public String toString() {
            return id.toString();
        }
    }

    /** By the number that people use. */
    record ByNumber(TicketNumber number) implements TicketRef {
        @Override
        public String toString() {
            return number.toString();
        }
    }
}
