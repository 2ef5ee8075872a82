package io.guichet.testing.sins.messaging;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** A listener that opens a session of its own. */
class OpensSessions {

    Uni<Void> act() {
        return Panache.withTransaction(() -> Uni.createFrom().voidItem());
    }
}
