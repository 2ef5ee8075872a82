package io.guichet.routing;

import java.time.Clock;
import java.time.Duration;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.reliable.postgres.DueWork;
import io.smallrye.mutiny.Uni;

/**
 * Looks every second whether something was left behind: a group marked by a replica that died before it could drain, a
 * ticket without a group. One replica at a time does so; the schema brings the first item.
 */
@Singleton
class DrainSweep implements DueHandler {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final DueWork dueWork;
    private final CurrentTransaction transaction;
    private final Drainer drainer;
    private final Clock clock;

    DrainSweep(DueWork dueWork, CurrentTransaction transaction, Drainer drainer, Clock clock) {
        this.dueWork = dueWork;
        this.transaction = transaction;
        this.drainer = drainer;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "drain-sweep";
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        return dueWork.schedule(new Due(due.id(), due.kind(), due.subject(), clock.instant().plus(EVERY), ""))
                .chain(() -> transaction.afterCommit(drainer::sweep));
    }
}
