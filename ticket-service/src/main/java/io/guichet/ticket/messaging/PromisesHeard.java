package io.guichet.ticket.messaging;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.guichet.events.Actor;
import io.guichet.events.Cause;
import io.guichet.events.Envelope;
import io.guichet.events.SlaEvent;
import io.guichet.events.SlaEvent.BreachApproaching;
import io.guichet.events.SlaEvent.EscalationDue;
import io.guichet.events.SlaEvent.ReminderDue;
import io.guichet.events.SlaEvent.TargetBreached;
import io.guichet.events.SlaEvent.TargetMet;
import io.guichet.events.SlaEvent.TargetPaused;
import io.guichet.events.SlaEvent.TargetsSet;
import io.guichet.events.SlaEvent.WatchFired;
import io.guichet.reliable.postgres.BatchLock;
import io.guichet.reliable.postgres.Hearing;
import io.guichet.reliable.postgres.Inbox;
import io.guichet.ticket.Act;
import io.guichet.ticket.DecisionDesk;
import io.guichet.ticket.EscalationDesk;
import io.smallrye.mutiny.Uni;

/** What was promised to customers, and what became of it. */
@ApplicationScoped
class PromisesHeard {

    private static final Actor SLA = Actor.system("sla");

    private final Hearing<SlaEvent> hearing;
    private final DecisionDesk desk;
    private final EscalationDesk escalations;
    private final Clock clock;

    PromisesHeard(Inbox inbox, DecisionDesk desk, EscalationDesk escalations, Clock clock) {
        this.hearing = inbox.hearing(SlaEvent.class, BatchLock.onKeys(desk::take), this::on);
        this.desk = desk;
        this.escalations = escalations;
        this.clock = clock;
    }

    @Incoming("sla")
    public Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        return hearing.receive(records);
    }

    private Uni<Void> on(Envelope<SlaEvent> heard) {
        var act = new Act(SLA, Cause.of(heard), clock.instant());
        return switch (heard.event()) {
            case TargetsSet promised -> desk.promise(promised, act).replaceWithVoid();
            case TargetPaused paused -> desk.pause(paused, act).replaceWithVoid();
            case TargetMet met -> desk.keep(met, act).replaceWithVoid();
            // What is overdue stays due, and comes first in lists by what is due.
            case BreachApproaching _ -> Uni.createFrom().voidItem();
            case TargetBreached _ -> Uni.createFrom().voidItem();
            case EscalationDue due -> escalations.carryOut(due, act);
            case WatchFired fired -> escalations.carryOut(fired, act);
            // Of no concern to the ticket: notification-service tells the agent.
            case ReminderDue _ -> Uni.createFrom().voidItem();
        };
    }
}
