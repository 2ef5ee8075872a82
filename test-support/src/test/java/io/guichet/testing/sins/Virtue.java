package io.guichet.testing.sins;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Does the same things as they should be done. */
@ApplicationScoped
class Virtue {

    private final Clock clock;

    Virtue(Clock clock) {
        this.clock = clock;
    }

    @Produces
    static Clock systemClock() {
        return Clock.systemUTC();
    }

    @WithTransaction
    Uni<Instant> now(UUID given) {
        return Uni.createFrom().item(clock.instant());
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
