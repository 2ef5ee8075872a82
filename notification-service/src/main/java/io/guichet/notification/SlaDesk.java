package io.guichet.notification;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.events.DirectoryEvent.Agent;
import io.guichet.events.SlaEvent;
import io.guichet.events.SlaEvent.BreachApproaching;
import io.guichet.events.SlaEvent.EscalationDue;
import io.guichet.events.SlaEvent.TargetBreached;
import io.guichet.events.SlaEvent.TargetMet;
import io.guichet.events.SlaEvent.TargetPaused;
import io.guichet.events.SlaEvent.TargetsSet;
import io.guichet.events.SlaEvent.WatchFired;
import io.guichet.http.directory.Directory;
import io.guichet.notification.audience.Occasion;
import io.guichet.notification.audience.Telling;
import io.guichet.notification.audience.WhenBreachNears;
import io.guichet.notification.audience.WhenBreached;
import io.guichet.notification.ticket.KnownTicket;
import io.guichet.notification.ticket.KnownTickets;
import io.guichet.notification.ticket.TicketFacts;
import io.smallrye.mutiny.Uni;

/** Tells of promises in danger and broken, unless the ticket has been dealt with meanwhile. */
@Singleton
public class SlaDesk {

    private static final String SUPERVISOR = "supervisor";

    private final KnownTickets tickets;
    private final TellingDesk desk;
    private final Directory directory;

    SlaDesk(KnownTickets tickets, TellingDesk desk, Directory directory) {
        this.tickets = tickets;
        this.desk = desk;
        this.directory = directory;
    }

    /** In the transaction that is going on; false when the ticket has not been heard of yet. */
    public Uni<Boolean> tell(Occasion occasion, SlaEvent.OfTicket event) {
        return tickets.find(event.ticketId()).chain(found -> found.isEmpty()
                ? Uni.createFrom().item(false)
                : desk.tell(occasion, tellings(event, found.get())).replaceWith(true));
    }

    private List<Telling> tellings(SlaEvent.OfTicket event, KnownTicket ticket) {
        if (ticket.isDone()) {
            return List.of();
        }
        return switch (event) {
            case BreachApproaching nears -> WhenBreachNears.tells(nears, ticket.facts());
            case TargetBreached breached -> WhenBreached.tells(breached, ticket.facts(), supervisors(ticket.facts()));
            case TargetsSet _ -> List.of();
            case TargetPaused _ -> List.of();
            case TargetMet _ -> List.of();
            case EscalationDue _ -> List.of();
            case WatchFired _ -> List.of();
        };
    }

    private List<UUID> supervisors(TicketFacts ticket) {
        return directory.agents().stream()
                .filter(Agent::active)
                .filter(agent -> agent.profile().equals(SUPERVISOR))
                .filter(agent -> agent.departments().contains(ticket.department()))
                .map(Agent::id).toList();
    }
}
