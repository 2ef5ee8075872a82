package io.guichet.notification;

import java.util.List;

import jakarta.inject.Singleton;

import io.guichet.events.SlaEvent;
import io.guichet.events.SlaEvent.BreachApproaching;
import io.guichet.events.SlaEvent.EscalationDue;
import io.guichet.events.SlaEvent.TargetBreached;
import io.guichet.events.SlaEvent.TargetMet;
import io.guichet.events.SlaEvent.TargetPaused;
import io.guichet.events.SlaEvent.TargetsSet;
import io.guichet.events.SlaEvent.WatchFired;
import io.guichet.notification.audience.Audiences;
import io.guichet.notification.audience.Occasion;
import io.guichet.notification.audience.Telling;
import io.guichet.notification.audience.WhenBreachNears;
import io.guichet.notification.audience.WhenBreached;
import io.guichet.notification.audience.WhenDue;
import io.guichet.notification.ticket.KnownTicket;
import io.guichet.notification.ticket.KnownTickets;
import io.guichet.notification.webhook.WebhookTelling;
import io.smallrye.mutiny.Uni;

/**
 * Tells people and webhooks of promises in danger and broken, unless the ticket has been dealt with meanwhile, and of
 * what rules watch for, if it is still so: that may be a ticket that is done.
 */
@Singleton
public class SlaDesk {

    private final KnownTickets tickets;
    private final TellingDesk desk;
    private final Audiences audiences;
    private final WebhookTelling webhooks;

    SlaDesk(KnownTickets tickets, TellingDesk desk, Audiences audiences, WebhookTelling webhooks) {
        this.tickets = tickets;
        this.desk = desk;
        this.audiences = audiences;
        this.webhooks = webhooks;
    }

    /** In the transaction that is going on; false when the ticket has not been heard of yet. */
    public Uni<Boolean> tell(Occasion occasion, SlaEvent.OfTicket event) {
        return tickets.find(event.ticketId()).chain(found -> found.isEmpty()
                ? Uni.createFrom().item(false)
                : tell(occasion, event, found.get()).replaceWith(true));
    }

    private Uni<Void> tell(Occasion occasion, SlaEvent.OfTicket event, KnownTicket ticket) {
        var told = desk.tell(occasion, tellings(event, ticket));
        return switch (event) {
            case BreachApproaching _ -> told;
            case TargetBreached _ -> told;
            case TargetsSet _ -> told;
            case TargetPaused _ -> told;
            case TargetMet _ -> told;
            case EscalationDue due -> StillSo.isOwed(due.kind(), ticket)
                    ? told.chain(() -> webhooks.tell(occasion, due, ticket.facts()))
                    : told;
            case WatchFired fired -> StillSo.lasts(fired, ticket)
                    ? told.chain(() -> webhooks.tell(occasion, fired, ticket.facts()))
                    : told;
        };
    }

    private List<Telling> tellings(SlaEvent.OfTicket event, KnownTicket ticket) {
        if (ticket.isDone() && !(event instanceof WatchFired)) {
            return List.of();
        }
        return switch (event) {
            case BreachApproaching nears -> StillSo.isOwed(nears.kind(), ticket)
                    ? WhenBreachNears.tells(nears, ticket.facts())
                    : List.of();
            case TargetBreached breached ->
                WhenBreached.tells(breached, ticket.facts(), audiences.supervisors(ticket.facts()));
            case TargetsSet _ -> List.of();
            case TargetPaused _ -> List.of();
            case TargetMet _ -> List.of();
            case EscalationDue due -> StillSo.isOwed(due.kind(), ticket)
                    ? WhenDue.tells(due, ticket.facts(), audiences)
                    : List.of();
            case WatchFired fired -> StillSo.lasts(fired, ticket)
                    ? WhenDue.tells(fired, ticket.facts(), audiences)
                    : List.of();
        };
    }
}
