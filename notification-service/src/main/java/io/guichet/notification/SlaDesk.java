package io.guichet.notification;

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
        var facts = ticket.facts();
        return switch (event) {
            case SlaEvent.OfTicket past when !isStillSo(past, ticket) -> nobody();
            case BreachApproaching nears -> desk.tell(occasion, WhenBreachNears.tells(nears, facts));
            case TargetBreached breached ->
                desk.tell(occasion, WhenBreached.tells(breached, facts, audiences.supervisors(facts)));
            case TargetsSet _ -> nobody();
            case TargetPaused _ -> nobody();
            case TargetMet _ -> nobody();
            case EscalationDue due -> desk.tell(occasion, WhenDue.tells(due, facts, audiences))
                    .chain(() -> webhooks.tell(occasion, due, facts));
            case WatchFired fired -> desk.tell(occasion, WhenDue.tells(fired, facts, audiences))
                    .chain(() -> webhooks.tell(occasion, fired, facts));
        };
    }

    private static boolean isStillSo(SlaEvent.OfTicket event, KnownTicket ticket) {
        return switch (event) {
            case BreachApproaching nears -> StillSo.isOwed(nears.kind(), ticket);
            case TargetBreached _ -> !ticket.isDone();
            case TargetsSet _ -> false;
            case TargetPaused _ -> false;
            case TargetMet _ -> false;
            case EscalationDue due -> StillSo.isOwed(due.kind(), ticket);
            case WatchFired fired -> StillSo.lasts(fired, ticket);
        };
    }

    private static Uni<Void> nobody() {
        return Uni.createFrom().voidItem();
    }
}
