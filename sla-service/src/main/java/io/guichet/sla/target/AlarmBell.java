package io.guichet.sla.target;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.events.Cause;
import io.guichet.events.SlaEvent;
import io.guichet.events.SlaEvent.BreachApproaching;
import io.guichet.events.SlaEvent.EscalationDue;
import io.guichet.events.SlaEvent.TargetBreached;
import io.guichet.reliable.Envelopes;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.Outbox;
import io.guichet.reliable.postgres.Sequence;
import io.guichet.sla.StoredJson;
import io.guichet.sla.target.Overdue.Held;
import io.smallrye.mutiny.Uni;

/** Tells that a target is nearly due, or was missed: once for each occurrence, and never of one due otherwise. */
@Singleton
class AlarmBell {

    private final Overdue overdue;
    private final Targets targets;
    private final Outbox outbox;
    private final Envelopes envelopes;
    private final Clock clock;

    AlarmBell(Overdue overdue, Targets targets, Outbox outbox, Envelopes envelopes, Clock clock) {
        this.overdue = overdue;
        this.targets = targets;
        this.outbox = outbox;
        this.envelopes = envelopes;
        this.clock = clock;
    }

    /** Tells what is due, and before it what was due before. */
    Uni<Void> ring(Due due, boolean late) {
        var ticket = UUID.fromString(due.subject());
        var now = clock.instant();
        return overdue.lock(ticket).chain(held -> overdue.upTo(due)
                .chain(all -> Sequence.each(all, one -> tell(one, held, new Ring(ticket, now, late)))));
    }

    /** Of which ticket is told, when, and whether that is late. */
    private record Ring(UUID ticket, Instant now, boolean late) {}

    private Uni<Void> tell(Due due, Optional<Held> held, Ring ring) {
        return switch (due.kind()) {
            case Alarm.WARNING -> warn(due, ring);
            case Alarm.BREACH -> breach(due, ring);
            default -> held.map(known -> escalate(due, known, ring)).orElseGet(() -> Uni.createFrom().voidItem());
        };
    }

    private Uni<Void> warn(Due due, Ring ring) {
        var alarm = StoredJson.read(due.payload(), Alarm.class);
        return targets.warn(ring.ticket(), alarm, ring.now()).chain(news -> tell(news, new BreachApproaching(
                ring.ticket(), alarm.kind(), alarm.due(), ring.now(), ring.late()), due));
    }

    private Uni<Void> breach(Due due, Ring ring) {
        var alarm = StoredJson.read(due.payload(), Alarm.class);
        return targets.breach(ring.ticket(), alarm, ring.now()).chain(news -> tell(news, new TargetBreached(
                ring.ticket(), alarm.kind(), alarm.due(), ring.now(), ring.late()), due));
    }

    private Uni<Void> escalate(Due due, Held held, Ring ring) {
        var climb = StoredJson.read(due.payload(), Climb.class);
        return targets.climb(ring.ticket(), climb, ring.now()).chain(told -> told
                .map(target -> outbox.add(envelopes.seal(escalation(held, target, climb, ring),
                        Cause.request(due.id().toString()))))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static EscalationDue escalation(Held held, Target target, Climb climb, Ring ring) {
        var rung = target.steps().stream().filter(each -> each.step().equals(climb.step())).findAny().orElseThrow();
        var promise = held.promise();
        return new EscalationDue(ring.ticket(), promise.policyId(), promise.policy(), promise.policyVersion(),
                target.kind(), target.occurrence(), rung.step(), target.due(), rung.at(),
                Objects.requireNonNull(rung.toldAt()), ring.late(), rung.actions(), held.status());
    }

    private Uni<Void> tell(boolean news, SlaEvent event, Due due) {
        return news
                ? outbox.add(envelopes.seal(event, Cause.request(due.id().toString())))
                : Uni.createFrom().voidItem();
    }
}
