package io.guichet.routing.figures;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.reliable.postgres.DueWork;
import io.guichet.routing.queue.Rounds;
import io.smallrye.mutiny.Uni;

/** Notes every few minutes how busy each group is: the averages of a period are made of that. */
@Singleton
class LoadSampling implements DueHandler {

    private static final Duration EVERY = Duration.ofMinutes(5);

    private final DueWork dueWork;
    private final CurrentTransaction transaction;
    private final Rounds rounds;
    private final Clock clock;

    LoadSampling(DueWork dueWork, CurrentTransaction transaction, Rounds rounds, Clock clock) {
        this.dueWork = dueWork;
        this.transaction = transaction;
        this.rounds = rounds;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "load-sample";
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        var now = clock.instant();
        // What is planned is all that this transaction does, so that nothing can end the samples.
        return dueWork.schedule(new Due(due.id(), due.kind(), due.subject(), now.plus(EVERY), ""))
                .chain(() -> transaction.afterCommit(() -> rounds.begin(kind(),
                        () -> Uni.createFrom().item(List.of(now)),
                        at -> transaction.update(FigureQueries.SAMPLE, at).replaceWithVoid())));
    }
}
