package io.guichet.routing;

import java.time.Clock;
import java.time.Duration;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.reliable.postgres.DueWork;
import io.smallrye.mutiny.Uni;

/** Looks each second who has been away for long enough; one replica at a time does so. */
@Singleton
class AbsenceSweep implements DueHandler {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final DueWork dueWork;
    private final Absences absences;
    private final Clock clock;

    AbsenceSweep(DueWork dueWork, Absences absences, Clock clock) {
        this.dueWork = dueWork;
        this.absences = absences;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "absence-sweep";
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        return absences.settle().chain(() -> dueWork.schedule(
                new Due(due.id(), due.kind(), due.subject(), clock.instant().plus(EVERY), "")));
    }
}
