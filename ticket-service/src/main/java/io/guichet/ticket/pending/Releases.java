package io.guichet.ticket.pending;

import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.smallrye.mutiny.Uni;

/** When held messages go out. */
@Singleton
class Releases {

    private final DueWork due;
    private final HoldConfig config;
    private final Ids ids;

    Releases(DueWork due, HoldConfig config, Ids ids) {
        this.due = due;
        this.config = config;
        this.ids = ids;
    }

    Instant from(Instant sent) {
        return sent.plus(config.time());
    }

    Uni<Void> plan(UUID message, Instant at) {
        return due.schedule(new Due(ids.next(), Release.KIND, message.toString(), at, ""));
    }
}
