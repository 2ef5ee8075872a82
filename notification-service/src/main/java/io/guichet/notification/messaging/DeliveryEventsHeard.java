package io.guichet.notification.messaging;

import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.guichet.events.DeliveryEvent;
import io.guichet.events.DeliveryEvent.MailBounced;
import io.guichet.events.DeliveryEvent.MailFailed;
import io.guichet.events.DeliveryEvent.MailSent;
import io.guichet.events.Envelope;
import io.guichet.notification.TellingDesk;
import io.guichet.notification.audience.Audiences;
import io.guichet.notification.audience.Occasion;
import io.guichet.notification.audience.Telling;
import io.guichet.notification.audience.WhenMailFailed;
import io.guichet.notification.ticket.KnownTickets;
import io.guichet.notification.ticket.TicketFacts;
import io.guichet.reliable.postgres.Hearing;
import io.guichet.reliable.postgres.Inbox;
import io.smallrye.mutiny.Uni;

/** Who is told of what became of our mails. */
@ApplicationScoped
class DeliveryEventsHeard {

    private final Hearing<DeliveryEvent> hearing;
    private final KnownTickets tickets;
    private final TellingDesk desk;
    private final Audiences audiences;

    DeliveryEventsHeard(Inbox inbox, KnownTickets tickets, TellingDesk desk, Audiences audiences) {
        this.hearing = inbox.hearing(DeliveryEvent.class, this::on);
        this.tickets = tickets;
        this.desk = desk;
        this.audiences = audiences;
    }

    @Incoming("deliveries")
    Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        return hearing.receive(records);
    }

    private Uni<Void> on(Envelope<DeliveryEvent> heard) {
        return switch (heard.event()) {
            case MailFailed failed -> tell(heard, ticket -> WhenMailFailed.tells(failed, ticket, audiences));
            case MailBounced bounced -> tell(heard, ticket -> WhenMailFailed.tells(bounced, ticket, audiences));
            case MailSent _ -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> tell(Envelope<DeliveryEvent> heard, Function<TicketFacts, List<Telling>> audience) {
        return tickets.find(heard.event().ticketId()).chain(ticket -> ticket.isEmpty()
                ? Uni.createFrom().voidItem()
                : desk.tell(Occasion.of(heard), audience.apply(ticket.get().facts())));
    }
}
