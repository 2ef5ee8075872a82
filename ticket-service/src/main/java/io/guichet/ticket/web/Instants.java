package io.guichet.ticket.web;

import java.time.Instant;

/** Instants as callers send them. */
final class Instants {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Instants() {}

    /** Refuses what lies beyond the years that the database, and JSON elsewhere, can hold. */
    static Instant storable(String pointer, Instant sent) {
        if (!isStorable(sent)) {
            throw InvalidBody.refused(pointer, "must be of the years 1 to 9999");
        }
        return sent;
    }

    static boolean isStorable(Instant instant) {
        return !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST);
    }
}
