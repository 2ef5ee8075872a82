package io.guichet.sla.service;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.guichet.testing.MovableClock;

/** The time of all tests; replaces the clock of the system. */
class TestClock {

    @Produces
    @Singleton
    static MovableClock clock() {
        return MovableClock.at("2026-11-02T08:00:00Z");
    }
}
