package io.guichet.sla.target;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.reliable.postgres.HeardFirst;
import io.smallrye.mutiny.Uni;

/** Tells when a target was not met by its instant. */
@Singleton
class BreachDue implements DueHandler {

    private final AlarmBell bell;

    BreachDue(AlarmBell bell) {
        this.bell = bell;
    }

    @Override
    public String kind() {
        return Alarm.BREACH;
    }

    @Override
    public Optional<HeardFirst> heardFirst() {
        return Alarm.HEARD_FIRST;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        return bell.ring(due, late);
    }
}
