package io.guichet.ticket.web;

import java.time.Instant;

import io.guichet.http.Moments;

/** Instants as callers send them. */
final class Instants {

    private Instants() {}

    /** Refuses what lies beyond the years that the database, and JSON elsewhere, can hold. */
    static Instant storable(String pointer, Instant sent) {
        if (!Moments.isKeepable(sent)) {
            throw InvalidBody.refused(pointer, "must be of the years 1 to 9999");
        }
        return sent;
    }
}
