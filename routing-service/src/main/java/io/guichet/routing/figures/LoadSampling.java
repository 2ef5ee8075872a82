package io.guichet.routing.figures;

import java.time.Clock;
import java.time.Duration;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.reliable.postgres.DueWork;
import io.smallrye.mutiny.Uni;

/** Notes every few minutes how busy each group is: the averages of a period are made of that. */
@Singleton
class LoadSampling implements DueHandler {

    private static final Duration EVERY = Duration.ofMinutes(5);

    private final DueWork dueWork;
    private final CurrentTransaction transaction;
    private final Clock clock;

    LoadSampling(DueWork dueWork, CurrentTransaction transaction, Clock clock) {
        this.dueWork = dueWork;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "load-sample";
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        var now = clock.instant();
        return transaction.update(FigureQueries.SAMPLE, now).chain(() -> dueWork.schedule(
                new Due(due.id(), due.kind(), due.subject(), now.plus(EVERY), "")));
    }
}
