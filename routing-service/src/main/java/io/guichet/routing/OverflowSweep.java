package io.guichet.routing;

import java.time.Clock;
import java.time.Duration;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.reliable.postgres.DueWork;
import io.smallrye.mutiny.Uni;

/** Looks each second what has waited for too long; one replica at a time does so. */
@Singleton
class OverflowSweep implements DueHandler {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final DueWork dueWork;
    private final Overflows overflows;
    private final Clock clock;

    OverflowSweep(DueWork dueWork, Overflows overflows, Clock clock) {
        this.dueWork = dueWork;
        this.overflows = overflows;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "overflow-sweep";
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        return overflows.passOn().chain(() -> dueWork.schedule(
                new Due(due.id(), due.kind(), due.subject(), clock.instant().plus(EVERY), "")));
    }
}
