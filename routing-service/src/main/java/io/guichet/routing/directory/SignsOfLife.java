package io.guichet.routing.directory;

import java.time.Clock;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.smallrye.mutiny.Uni;

/** Whoever is present says so again and again; after a silence they are taken for offline. */
@Singleton
class SignsOfLife {

    static final String SILENCE = "presence-silence";

    private final DueWork dueWork;
    private final PresenceConfig config;
    private final Ids ids;
    private final Clock clock;

    SignsOfLife(DueWork dueWork, PresenceConfig config, Ids ids, Clock clock) {
        this.dueWork = dueWork;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /** The agent has just said this. */
    Uni<Void> heard(UUID agent, Presence presence) {
        var expiry = config.expiry();
        if (expiry.isEmpty() || presence == Presence.OFFLINE) {
            return dueWork.cancel(SILENCE, agent.toString()).replaceWithVoid();
        }
        var now = clock.instant();
        return dueWork.reschedule(
                new Due(ids.next(), SILENCE, agent.toString(), now.plus(expiry.get()), now.toString()));
    }

    /** Whether the next sign of life is still waited for. */
    Uni<Boolean> isExpected(UUID agent) {
        return dueWork.isPlanned(SILENCE, agent.toString());
    }
}
