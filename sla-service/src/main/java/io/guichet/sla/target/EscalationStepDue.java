package io.guichet.sla.target;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.reliable.postgres.HeardFirst;
import io.smallrye.mutiny.Uni;

/** Tells when a step of an escalation chain is reached. */
@Singleton
class EscalationStepDue implements DueHandler {

    private final AlarmBell bell;

    EscalationStepDue(AlarmBell bell) {
        this.bell = bell;
    }

    @Override
    public String kind() {
        return Climb.ESCALATION;
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
