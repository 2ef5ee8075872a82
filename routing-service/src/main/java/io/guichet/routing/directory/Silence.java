package io.guichet.routing.directory;

import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.smallrye.mutiny.Uni;

/** An agent who has not given a sign of life for too long is offline. */
@Singleton
class Silence implements DueHandler {

    private final PresenceDesk desk;

    Silence(PresenceDesk desk) {
        this.desk = desk;
    }

    @Override
    public String kind() {
        return SignsOfLife.SILENCE;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        var last = due.payload().isEmpty() ? due.dueAt() : Instant.parse(due.payload());
        return desk.fallSilent(UUID.fromString(due.subject()), last)
                .onFailure(NotInDirectory.class).recoverWithNull();
    }
}
