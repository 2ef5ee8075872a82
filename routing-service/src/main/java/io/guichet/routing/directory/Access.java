package io.guichet.routing.directory;

import java.time.Clock;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.smallrye.mutiny.Uni;

/** Has the identity provider told who may sign in, and by which address, once the change has been committed. */
@Singleton
class Access {

    private final DueWork dueWork;
    private final Ids ids;
    private final Clock clock;

    Access(DueWork dueWork, Ids ids, Clock clock) {
        this.dueWork = dueWork;
        this.ids = ids;
        this.clock = clock;
    }

    /** The agent may sign in, or no longer. */
    Uni<Void> allow(UUID agent, boolean allowed) {
        return tell(AgentDesk.ACCESS, agent, Boolean.toString(allowed));
    }

    /** The agent has another address, or another name. */
    Uni<Void> describe(UUID agent) {
        return tell(AgentDesk.ACCOUNT, agent, "");
    }

    private Uni<Void> tell(String kind, UUID agent, String payload) {
        return dueWork.reschedule(new Due(ids.next(), kind, agent.toString(), clock.instant(), payload));
    }
}
