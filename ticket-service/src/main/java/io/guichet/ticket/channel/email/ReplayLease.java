package io.guichet.ticket.channel.email;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Lets one caller replay the store at a time, in whatever process; who dies holds it for half a minute. */
@Singleton
class ReplayLease {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String TAKE = "update mail_replay set held_until = $1 where held_until < $2";
    /** Whoever let it run out may find that somebody else has it. */
    private static final String GIVE = "update mail_replay set held_until = $1 where held_until = $2";

    private final CurrentTransaction connection;
    private final Clock clock;

    ReplayLease(CurrentTransaction connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /** Does something unless somebody else does: then it fails with {@link ReplayGoesOn}. */
    <T> Uni<T> whileHeld(Supplier<Uni<T>> act) {
        // As the database keeps it.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var until = now.plus(LONGEST);
        return take(now, until).chain(() -> act.get().eventually(() -> give(until)));
    }

    private Uni<Void> take(Instant now, Instant until) {
        return Panache.withTransaction(() -> connection.update(TAKE, until, now)).invoke(taken -> {
            if (taken == 0) {
                throw new ReplayGoesOn();
            }
        }).replaceWithVoid();
    }

    private Uni<Void> give(Instant until) {
        return Panache.withTransaction(() -> connection.update(GIVE, clock.instant().minus(LONGEST), until))
                .replaceWithVoid();
    }
}
