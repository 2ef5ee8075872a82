package io.guichet.ticket.job;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.smallrye.mutiny.Uni;

/** When a job is worked on, and when it is forgotten. */
@Singleton
class JobPlans {

    private final DueWork work;
    private final JobConfig config;
    private final Clock clock;
    private final Ids ids;

    JobPlans(DueWork work, JobConfig config, Clock clock, Ids ids) {
        this.work = work;
        this.config = config;
        this.clock = clock;
        this.ids = ids;
    }

    /** It is worked on from now. */
    Uni<Void> go(UUID job) {
        return work.schedule(new Due(ids.next(), JobDesk.DUE, job.toString(), clock.instant(), ""));
    }

    /** It is forgotten some time after the last that was heard of it. */
    Uni<Void> forget(UUID job, Instant heard) {
        return forgetAt(job, heard.plus(config.kept()));
    }

    /** Whether it may be forgotten by now, having been heard of then. */
    boolean isForgettable(Instant heard) {
        return !heard.plus(config.kept()).isAfter(clock.instant());
    }

    /** There is more of it to forget. */
    Uni<Void> forgetMore(UUID job) {
        return forgetAt(job, clock.instant());
    }

    private Uni<Void> forgetAt(UUID job, Instant at) {
        return work.schedule(new Due(ids.next(), ForgetJob.KIND, job.toString(), at, ""));
    }
}
