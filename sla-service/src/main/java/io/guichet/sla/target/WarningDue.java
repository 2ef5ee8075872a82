package io.guichet.sla.target;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.reliable.postgres.HeardFirst;
import io.smallrye.mutiny.Uni;

/** Warns when the agreed share of a target is used up. */
@Singleton
class WarningDue implements DueHandler {

    private final AlarmBell bell;

    WarningDue(AlarmBell bell) {
        this.bell = bell;
    }

    @Override
    public String kind() {
        return Alarm.WARNING;
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
