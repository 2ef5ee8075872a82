package io.guichet.routing.messaging;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.guichet.events.Actor;
import io.guichet.events.Cause;
import io.guichet.events.Envelope;
import io.guichet.events.TicketEvent;
import io.guichet.events.TicketEvent.AssigneeChanged;
import io.guichet.events.TicketEvent.AssignmentDeclined;
import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.events.TicketEvent.MailHeld;
import io.guichet.events.TicketEvent.MailReturned;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.events.TicketEvent.PriorityChanged;
import io.guichet.events.TicketEvent.StatusChanged;
import io.guichet.events.TicketEvent.TicketMerged;
import io.guichet.events.TicketEvent.TicketOpened;
import io.guichet.events.TicketEvent.TicketRestored;
import io.guichet.events.TicketEvent.TicketSplit;
import io.guichet.events.TicketEvent.TicketTrashed;
import io.guichet.events.TicketEvent.TicketUnmerged;
import io.guichet.reliable.postgres.Hearing;
import io.guichet.reliable.postgres.Inbox;
import io.guichet.reliable.postgres.Learner;
import io.guichet.reliable.postgres.Retelling;
import io.guichet.routing.LearningDesk;
import io.guichet.routing.RoutingDesk;
import io.smallrye.mutiny.Uni;

/** What ticket-service tells of tickets. */
@ApplicationScoped
class TicketEventsHeard {

    /** Nobody works on a ticket by what a mail server reports. */
    private static final Actor MAIL = Actor.system("mail");

    private final Hearing<TicketEvent> hearing;
    private final RoutingDesk desk;

    TicketEventsHeard(Inbox inbox, RoutingDesk desk, LearningDesk learning) {
        this.hearing = inbox.hearing(TicketEvent.class, this::on, new Past(learning));
        this.desk = desk;
    }

    /** What ticket-service tells again. */
    private record Past(LearningDesk desk) implements Learner<TicketEvent> {

        @Override
        public Uni<Void> learn(Envelope<TicketEvent> past, Retelling among) {
            return desk.learn(past, among);
        }

        @Override
        public Uni<Void> end(String key, Cause cause) {
            return desk.end(UUID.fromString(key), cause);
        }
    }

    @Incoming("tickets")
    Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        return hearing.receive(records);
    }

    private Uni<Void> on(Envelope<TicketEvent> heard) {
        var cause = Cause.of(heard);
        return switch (heard.event()) {
            case TicketOpened opened -> desk.open(opened.ticket(), cause);
            case MessageAdded added when added.opening() -> desk.introduce(added.ticket(), added.text(), cause);
            case MessageAdded added when added.by().kind() == Actor.Kind.CUSTOMER ->
                desk.reply(added.ticket(), added.by(), cause);
            case MessageAdded added -> desk.change(added.ticket(), added.by(), cause);
            case StatusChanged changed -> desk.change(changed.ticket(), changed.by(), cause);
            case PriorityChanged changed -> desk.change(changed.ticket(), changed.by(), cause);
            case FieldsChanged changed -> desk.change(changed.ticket(), changed.by(), cause);
            case AssigneeChanged changed -> desk.assign(changed.ticket(), changed.request(), changed.by(), cause);
            case TicketMerged told -> desk.change(told.ticket(), told.by(), cause);
            case TicketUnmerged told -> desk.change(told.ticket(), told.by(), cause);
            case TicketSplit told -> desk.change(told.ticket(), told.by(), cause);
            case TicketTrashed told -> desk.change(told.ticket(), told.by(), cause);
            case TicketRestored told -> desk.change(told.ticket(), told.by(), cause);
            case MailReturned returned -> desk.change(returned.ticket(), MAIL, cause);
            case MailHeld held -> desk.change(held.ticket(), MAIL, cause);
            case AssignmentDeclined declined -> desk.decline(declined, cause);
        };
    }
}
