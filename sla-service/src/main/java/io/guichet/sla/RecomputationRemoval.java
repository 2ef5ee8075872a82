package io.guichet.sla;

import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.smallrye.mutiny.Uni;

/** Removes recomputations that ended long ago; what they did to tickets stays in the tickets' own past. */
@Singleton
class RecomputationRemoval implements DueHandler {

    /** Few enough for one statement: a job may have chosen all tickets. */
    static final int AT_ONCE = 2_000;

    private final Recomputations jobs;
    private final RecomputationPlans plans;

    RecomputationRemoval(Recomputations jobs, RecomputationPlans plans) {
        this.jobs = jobs;
        this.plans = plans;
    }

    @Override
    public String kind() {
        return RecomputationPlans.REMOVAL;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        var job = UUID.fromString(due.subject());
        return jobs.remove(job, AT_ONCE).chain(removed -> removed < AT_ONCE
                ? Uni.createFrom().voidItem()
                : plans.removeMore(job));
    }
}
