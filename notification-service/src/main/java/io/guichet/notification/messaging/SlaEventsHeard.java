package io.guichet.notification.messaging;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

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
import io.guichet.notification.EarlyFacts;
import io.guichet.notification.ReminderDesk;
import io.guichet.notification.audience.Occasion;
import io.guichet.reliable.postgres.Hearing;
import io.guichet.reliable.postgres.Inbox;
import io.smallrye.mutiny.Uni;

/** Who is told of what becomes of promises. */
@ApplicationScoped
class SlaEventsHeard {

    private final Hearing<SlaEvent> hearing;
    private final EarlyFacts facts;
    private final ReminderDesk reminders;

    SlaEventsHeard(Inbox inbox, EarlyFacts facts, ReminderDesk reminders) {
        this.hearing = inbox.hearing(SlaEvent.class, this::on);
        this.facts = facts;
        this.reminders = reminders;
    }

    @Incoming("sla")
    Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        return hearing.receive(records);
    }

    private Uni<Void> on(Envelope<SlaEvent> heard) {
        return switch (heard.event()) {
            case BreachApproaching nears -> facts.tell(Occasion.of(heard), nears);
            case TargetBreached breached -> facts.tell(Occasion.of(heard), breached);
            case TargetsSet _ -> Uni.createFrom().voidItem();
            case TargetPaused _ -> Uni.createFrom().voidItem();
            case TargetMet _ -> Uni.createFrom().voidItem();
            case EscalationDue due -> facts.tell(Occasion.of(heard), due);
            case WatchFired fired -> facts.tell(Occasion.of(heard), fired);
            case ReminderDue due -> reminders.remind(Occasion.of(heard), due);
        };
    }
}
