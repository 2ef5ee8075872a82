package io.guichet.routing;

import java.time.Clock;
import java.time.Duration;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.reliable.postgres.DueWork;
import io.guichet.routing.queue.GroupMarks;
import io.smallrye.mutiny.Uni;

/**
 * Looks every second whether something was left behind: a group marked by a replica that died before it could drain, a
 * ticket without a group. One replica at a time does so; the schema brings the first item.
 */
@Singleton
class DrainSweep implements DueHandler {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int ALL_EVERY = 15;

    private final DueWork dueWork;
    private final CurrentTransaction transaction;
    private final Drainer drainer;
    private final Clock clock;
    private final GroupMarks marks;

    DrainSweep(DueWork dueWork, CurrentTransaction transaction, Drainer drainer, Clock clock,
            GroupMarks marks) {
        this.dueWork = dueWork;
        this.transaction = transaction;
        this.drainer = drainer;
        this.clock = clock;
        this.marks = marks;
    }

    @Override
    public String kind() {
        return "drain-sweep";
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        return dueWork.schedule(new Due(due.id(), due.kind(), due.subject(), clock.instant().plus(EVERY), ""))
                .chain(this::lookAtEverybodyNowAndThen)
                .chain(() -> transaction.afterCommit(drainer::sweep));
    }

    /** A net: whoever keeps a waiting ticket from a drain marks its group afterwards, unless they fail to. */
    private Uni<Void> lookAtEverybodyNowAndThen() {
        return clock.instant().getEpochSecond() % ALL_EVERY == 0
                ? marks.markWaiting("sweep")
                : Uni.createFrom().voidItem();
    }
}
