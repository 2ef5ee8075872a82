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

/** Looks each second who has been away for long enough; one replica at a time does so. */
@Singleton
class AbsenceSweep implements DueHandler {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final DueWork dueWork;
    private final CurrentTransaction transaction;
    private final Rounds rounds;
    private final Absences absences;
    private final Clock clock;

    AbsenceSweep(DueWork dueWork, CurrentTransaction transaction, Rounds rounds, Absences absences, Clock clock) {
        this.dueWork = dueWork;
        this.transaction = transaction;
        this.rounds = rounds;
        this.absences = absences;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "absence-sweep";
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        // What is planned is all that this transaction does, so that nothing can end the sweeps.
        return dueWork.schedule(new Due(due.id(), due.kind(), due.subject(), clock.instant().plus(EVERY), ""))
                .chain(() -> transaction.afterCommit(
                        () -> rounds.begin(kind(), absences::absent, absences::settle)));
    }
}
