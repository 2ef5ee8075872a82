package io.guichet.ticket.channel.email;

import java.time.Clock;
import java.time.Duration;
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
    private static final String GIVE = "update mail_replay set held_until = $1";

    private final CurrentTransaction connection;
    private final Clock clock;

    ReplayLease(CurrentTransaction connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /** Does something unless somebody else does: then it fails with {@link ReplayGoesOn}. */
    <T> Uni<T> whileHeld(Supplier<Uni<T>> act) {
        return take().chain(() -> act.get().eventually(this::give));
    }

    private Uni<Void> take() {
        return Panache.withTransaction(() -> {
            var now = clock.instant();
            return connection.update(TAKE, now.plus(LONGEST), now);
        }).invoke(taken -> {
            if (taken == 0) {
                throw new ReplayGoesOn();
            }
        }).replaceWithVoid();
    }

    private Uni<Void> give() {
        return Panache.withTransaction(() -> connection.update(GIVE, clock.instant().minus(LONGEST))).replaceWithVoid();
    }
}
