package io.guichet.routing.hours;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.reliable.postgres.DueWork;
import io.guichet.routing.queue.Rounds;
import io.smallrye.mutiny.Uni;

/** Looks at each full minute, when calendars open and close. */
@Singleton
class HoursSweep implements DueHandler {

    private final DueWork dueWork;
    private final CurrentTransaction transaction;
    private final Rounds rounds;
    private final CalendarDesk desk;
    private final Clock clock;

    HoursSweep(DueWork dueWork, CurrentTransaction transaction, Rounds rounds, CalendarDesk desk, Clock clock) {
        this.dueWork = dueWork;
        this.transaction = transaction;
        this.rounds = rounds;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "hours-sweep";
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        var next = clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
        // What is planned is all that this transaction does, so that nothing can end the sweeps.
        return dueWork.schedule(new Due(due.id(), due.kind(), due.subject(), next, ""))
                .chain(() -> transaction.afterCommit(
                        () -> rounds.begin(kind(), () -> Uni.createFrom().item(List.of(due)), one -> desk.look())));
    }
}
