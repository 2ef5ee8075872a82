package io.guichet.notification.messaging;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.guichet.events.Envelope;
import io.guichet.events.TicketEvent;
import io.guichet.events.TicketEvent.AssigneeChanged;
import io.guichet.events.TicketEvent.AssignmentDeclined;
import io.guichet.events.TicketEvent.FieldsChanged;
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
import io.guichet.notification.TellingDesk;
import io.guichet.notification.audience.Occasion;
import io.guichet.notification.audience.Telling;
import io.guichet.notification.audience.WhenAssigned;
import io.guichet.notification.audience.WhenMessageAdded;
import io.guichet.notification.audience.WhenOpened;
import io.guichet.notification.ticket.KnownTickets;
import io.guichet.reliable.postgres.Hearing;
import io.guichet.reliable.postgres.Inbox;
import io.smallrye.mutiny.Uni;

/** Who is told of what happens to tickets. */
@ApplicationScoped
class TicketEventsHeard {

    private final Hearing<TicketEvent> hearing;
    private final KnownTickets tickets;
    private final TellingDesk desk;

    TicketEventsHeard(Inbox inbox, KnownTickets tickets, TellingDesk desk) {
        this.hearing = inbox.hearing(TicketEvent.class, this::on, this::learn);
        this.tickets = tickets;
        this.desk = desk;
    }

    @Incoming("tickets")
    Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        return hearing.receive(records);
    }

    /** Nobody is told again of what happened long ago. */
    private Uni<Void> learn(Envelope<TicketEvent> past) {
        return tickets.learn(past.event().ticket()).replaceWithVoid();
    }

    private Uni<Void> on(Envelope<TicketEvent> heard) {
        return tickets.learn(heard.event().ticket())
                .chain(current -> desk.tell(Occasion.of(heard), tellings(heard.event(), current)));
    }

    /**
     * @param current whether nothing newer is known of the ticket: what is no longer so is not told as news
     */
    private static List<Telling> tellings(TicketEvent event, boolean current) {
        return switch (event) {
            case TicketOpened opened -> WhenOpened.tells(opened);
            case MessageAdded added -> WhenMessageAdded.tells(added);
            case AssigneeChanged changed -> current ? WhenAssigned.tells(changed) : List.of();
            case StatusChanged _ -> List.of();
            case PriorityChanged _ -> List.of();
            case FieldsChanged _ -> List.of();
            case MailReturned _ -> List.of();
            case AssignmentDeclined _ -> List.of();
            case TicketMerged _ -> List.of();
            case TicketUnmerged _ -> List.of();
            case TicketSplit _ -> List.of();
            case TicketTrashed _ -> List.of();
            case TicketRestored _ -> List.of();
        };
    }
}
