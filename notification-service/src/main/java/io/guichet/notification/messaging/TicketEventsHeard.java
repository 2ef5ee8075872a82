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
import io.guichet.events.TicketStatus;
import io.guichet.notification.TellingDesk;
import io.guichet.notification.audience.Occasion;
import io.guichet.notification.audience.Telling;
import io.guichet.notification.audience.WhenAssigned;
import io.guichet.notification.audience.WhenMessageAdded;
import io.guichet.notification.audience.WhenOpened;
import io.guichet.notification.audience.WhenResolved;
import io.guichet.notification.ticket.KnownTickets;
import io.guichet.notification.ticket.MailThreads;
import io.guichet.reliable.postgres.Hearing;
import io.guichet.reliable.postgres.Inbox;
import io.smallrye.mutiny.Uni;

/** Who is told of what happens to tickets. */
@ApplicationScoped
class TicketEventsHeard {

    private final Hearing<TicketEvent> hearing;
    private final KnownTickets tickets;
    private final MailThreads threads;
    private final CustomersMail mails;
    private final TellingDesk desk;

    TicketEventsHeard(Inbox inbox, KnownTickets tickets, MailThreads threads, CustomersMail mails,
            TellingDesk desk) {
        this.hearing = inbox.hearing(TicketEvent.class, this::on, this::learn);
        this.tickets = tickets;
        this.threads = threads;
        this.mails = mails;
        this.desk = desk;
    }

    @Incoming("tickets")
    Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        return hearing.receive(records);
    }

    /** Nobody is told again of what happened long ago. */
    private Uni<Void> learn(Envelope<TicketEvent> past) {
        return tickets.learn(past.event().ticket())
                .chain(() -> threads.learn(past.event(), past.cause().by()));
    }

    private Uni<Void> on(Envelope<TicketEvent> heard) {
        return tickets.learn(heard.event().ticket())
                .call(() -> threads.learn(heard.event(), heard.cause().by()))
                .chain(current -> tellings(heard, current))
                .chain(tellings -> desk.tell(Occasion.of(heard), tellings));
    }

    /**
     * @param current whether nothing newer is known of the ticket: what is no longer so is not told as news,
     * and takes back nothing that was wanted since
     */
    private Uni<List<Telling>> tellings(Envelope<TicketEvent> heard, boolean current) {
        return switch (heard.event()) {
            case TicketOpened opened -> Uni.createFrom().item(WhenOpened.tells(opened));
            case MessageAdded added -> Uni.createFrom().item(WhenMessageAdded.tells(added));
            case AssigneeChanged changed ->
                Uni.createFrom().item(current ? WhenAssigned.tells(changed) : List.of());
            case StatusChanged changed -> current ? moved(changed, heard.cause().by()) : nobody();
            case MailReturned returned -> mails.returned(returned);
            case MailHeld held -> Uni.createFrom().item(mails.held(held));
            case PriorityChanged _ -> nobody();
            case FieldsChanged _ -> nobody();
            case AssignmentDeclined _ -> nobody();
            // What its customer said goes on in the other.
            case TicketMerged merged when merged.source().equals(merged.ticket().id()) ->
                current ? desk.withdraw(merged.source()).chain(TicketEventsHeard::nobody) : nobody();
            case TicketMerged _ -> nobody();
            case TicketUnmerged _ -> nobody();
            case TicketSplit _ -> nobody();
            case TicketTrashed trashed ->
                current ? desk.silence(trashed.ticket().id()).chain(TicketEventsHeard::nobody) : nobody();
            case TicketRestored _ -> nobody();
        };
    }

    private Uni<List<Telling>> moved(StatusChanged changed, String cause) {
        return changed.to() == TicketStatus.REOPENED
                ? desk.withdraw(changed.ticket().id()).chain(TicketEventsHeard::nobody)
                : resolution(changed, cause);
    }

    private Uni<List<Telling>> resolution(StatusChanged changed, String cause) {
        return threads.of(changed.ticket().id()).map(thread -> WhenResolved.tells(changed, thread, cause));
    }

    /** The assignee learns of it by {@code MailBounced}; what somebody complains of did arrive. */
    private static Uni<List<Telling>> nobody() {
        return Uni.createFrom().item(List.of());
    }
}
