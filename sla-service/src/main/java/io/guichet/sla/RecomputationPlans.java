package io.guichet.sla;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.smallrye.mutiny.Uni;

/** What is still to be done for a recomputation: its next tickets, and one day its removal. */
@Singleton
class RecomputationPlans {

    static final String NEXT_TICKETS = "sla-recompute";
    static final String REMOVAL = "sla-recompute-removal";
    /** Long enough to look again at what a new contract has changed. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final DueWork dueWork;
    private final Ids ids;
    private final Clock clock;

    RecomputationPlans(DueWork dueWork, Ids ids, Clock clock) {
        this.dueWork = dueWork;
        this.ids = ids;
        this.clock = clock;
    }

    /** The tickets after this one are computed next. */
    Uni<Void> goOn(UUID job, UUID after) {
        return dueWork.schedule(new Due(ids.next(), NEXT_TICKETS, job.toString(), clock.instant(), after.toString()));
    }

    /** It has ended, and is kept for a while; once planned, its removal stays where it is. */
    Uni<Void> removeLater(UUID job) {
        var id = UUID.nameUUIDFromBytes((REMOVAL + "/" + job).getBytes(StandardCharsets.UTF_8));
        return dueWork.schedule(new Due(id, REMOVAL, job.toString(), clock.instant().plus(KEPT), ""));
    }

    /** There is more of it to be removed. */
    Uni<Void> removeMore(UUID job) {
        return dueWork.schedule(new Due(ids.next(), REMOVAL, job.toString(), clock.instant(), ""));
    }
}
