package io.guichet.http.web;

import java.time.Instant;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.guichet.testing.MovableClock;

/** The time of all tests; replaces the clock of the system. */
class TestClock {

    @Produces
    @Singleton
    static MovableClock clock() {
        return MovableClock.at(Instant.now());
    }
}
