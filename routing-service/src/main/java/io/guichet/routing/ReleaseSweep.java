package io.guichet.routing;

import java.time.Clock;
import java.time.Duration;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.reliable.postgres.DueWork;
import io.guichet.routing.queue.Rounds;
import io.smallrye.mutiny.Uni;

/** Looks now and then which releases nobody has answered; one replica at a time does so. */
@Singleton
class ReleaseSweep implements DueHandler {

    private static final Duration EVERY = Duration.ofSeconds(5);

    private final DueWork dueWork;
    private final CurrentTransaction transaction;
    private final Rounds rounds;
    private final UnansweredReleases releases;
    private final Clock clock;

    ReleaseSweep(DueWork dueWork, CurrentTransaction transaction, Rounds rounds, UnansweredReleases releases,
            Clock clock) {
        this.dueWork = dueWork;
        this.transaction = transaction;
        this.rounds = rounds;
        this.releases = releases;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "release-sweep";
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        // What is planned is all that this transaction does, so that nothing can end the sweeps.
        return dueWork.schedule(new Due(due.id(), due.kind(), due.subject(), clock.instant().plus(EVERY), ""))
                .chain(() -> transaction.afterCommit(
                        () -> rounds.begin(kind(), releases::all, releases::tellAgain)));
    }
}
