package io.guichet.sla.messaging;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.guichet.events.Actor;
import io.guichet.events.Cause;
import io.guichet.events.Envelope;
import io.guichet.events.MessageKind;
import io.guichet.events.TicketEvent;
import io.guichet.events.TicketEvent.AssigneeChanged;
import io.guichet.events.TicketEvent.AssignmentDeclined;
import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.events.TicketEvent.MailReturned;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.events.TicketEvent.PriorityChanged;
import io.guichet.events.TicketEvent.StatusChanged;
import io.guichet.events.TicketEvent.TicketOpened;
import io.guichet.reliable.postgres.Hearing;
import io.guichet.reliable.postgres.Inbox;
import io.guichet.sla.SlaDesk;
import io.guichet.sla.SlaDesk.News;
import io.smallrye.mutiny.Uni;

/** What ticket-service tells of tickets. */
@ApplicationScoped
class TicketEventsHeard {

    private final Hearing<TicketEvent> hearing;
    private final SlaDesk desk;

    TicketEventsHeard(Inbox inbox, SlaDesk desk) {
        this.hearing = inbox.hearing(TicketEvent.class, this::on);
        this.desk = desk;
    }

    @Incoming("tickets")
    Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        return hearing.receive(records);
    }

    private Uni<Void> on(Envelope<TicketEvent> heard) {
        return switch (heard.event()) {
            case TicketOpened opened -> desk.describe(news(heard, opened.ticket().createdAt()));
            case PriorityChanged _ -> desk.describe(news(heard, heard.time()));
            case FieldsChanged _ -> desk.describe(news(heard, heard.time()));
            case StatusChanged changed -> desk.move(news(heard, changed.at()), changed.to());
            case MessageAdded added when isAnswer(added) -> desk.answer(news(heard, added.at()));
            case MessageAdded added when isFromCustomer(added) -> desk.hearCustomer(news(heard, added.at()));
            case MessageAdded added -> desk.project(added.ticket());
            case AssigneeChanged changed -> desk.project(changed.ticket());
            case MailReturned returned -> desk.project(returned.ticket());
            case AssignmentDeclined declined -> desk.project(declined.ticket());
        };
    }

    /** An acknowledgement or an automation is no answer, and neither is what an agent opened the ticket with. */
    private static boolean isAnswer(MessageAdded added) {
        return !added.opening() && added.kind() == MessageKind.REPLY && added.by().kind() == Actor.Kind.AGENT;
    }

    private static boolean isFromCustomer(MessageAdded added) {
        return !added.opening() && added.by().kind() == Actor.Kind.CUSTOMER;
    }

    private static News news(Envelope<TicketEvent> heard, Instant at) {
        return new News(heard.id(), heard.event().ticket(), at, Cause.of(heard));
    }
}
