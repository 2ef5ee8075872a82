package io.guichet.ticket;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.events.Actor;
import io.guichet.events.MessageKind;
import io.guichet.events.SlaAction;
import io.guichet.events.SlaAction.AddTags;
import io.guichet.events.SlaAction.CallWebhook;
import io.guichet.events.SlaAction.CloseTicket;
import io.guichet.events.SlaAction.MoveToGroup;
import io.guichet.events.SlaAction.Notify;
import io.guichet.events.SlaAction.RaisePriority;
import io.guichet.events.SlaAction.RemindCustomer;
import io.guichet.events.SlaAction.Unknown;
import io.guichet.events.SlaEvent.EscalationDue;
import io.guichet.events.SlaEvent.WatchFired;
import io.guichet.events.TicketSnapshot.RoutingRequest;
import io.guichet.events.TicketStatus;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Sequence;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

/** Carries out what a step of an escalation or of a watch rule asks of a ticket. */
@ApplicationScoped
public class EscalationDesk {

    private final Tickets tickets;
    private final Conversation conversation;
    private final Departments departments;
    private final Chronicle chronicle;
    private final Ids ids;

    EscalationDesk(Tickets tickets, Conversation conversation, Departments departments, Chronicle chronicle, Ids ids) {
        this.tickets = tickets;
        this.conversation = conversation;
        this.departments = departments;
        this.chronicle = chronicle;
        this.ids = ids;
    }

    /** What is to be done about a target, unless nothing is owed by it any more; see {@link #carryOut}. */
    @WithTransaction
    public Uni<Void> carryOut(EscalationDue due, Act act) {
        return carryOut(due.ticketId(), due.actions(), ticket -> isOwed(due, ticket), act);
    }

    /** What is to be done about a state, unless that is over; see {@link #carryOut}. */
    @WithTransaction
    public Uni<Void> carryOut(WatchFired fired, Act act) {
        return carryOut(fired.ticketId(), fired.actions(), ticket -> lasts(fired, ticket), act);
    }

    /** Each action in turn, all in one transaction; what no longer applies is left undone. */
    private Uni<Void> carryOut(UUID id, List<SlaAction> actions, Predicate<Ticket> applies, Act act) {
        return tickets.take(new TicketRef.ById(id)).chain(ticket -> {
            if (applies.test(ticket)) {
                return Sequence.each(actions, action -> carryOut(ticket, action, act));
            }
            Log.infof("What was to be done about ticket %s comes too late: it has moved on", ticket.number());
            return Uni.createFrom().voidItem();
        });
    }

    /** Whether the ticket has been neither answered nor solved since the step was reached. */
    private static boolean isOwed(EscalationDue due, Ticket ticket) {
        return switch (due.kind()) {
            case FIRST_RESPONSE -> waits(ticket);
            case NEXT_RESPONSE -> waits(ticket);
            case RESOLUTION -> StatusTable.isActive(ticket.status());
        };
    }

    /** Whether the ticket is still in the state that was watched, as far as the status and those who write tell. */
    private static boolean lasts(WatchFired fired, Ticket ticket) {
        return switch (fired.watch()) {
            case UNASSIGNED -> ticket.snapshot().assignee() == null && StatusTable.isActive(ticket.status());
            case CUSTOMER_SILENT -> !waits(ticket) && isAsThen(fired, ticket);
            case NO_ACTIVITY -> isAsThen(fired, ticket);
            case NO_PROGRESS -> isAsThen(fired, ticket);
            case IN_STATUS -> isAsThen(fired, ticket);
        };
    }

    private static boolean isAsThen(WatchFired fired, Ticket ticket) {
        return fired.status() == null || fired.status() == ticket.status();
    }

    private Uni<Void> carryOut(Ticket ticket, SlaAction action, Act act) {
        return switch (action) {
            case RaisePriority raise -> keep(ticket.assigning().escalating().raise(raise.to(), act));
            case AddTags add -> keep(ticket.assigning().escalating().tag(add.tags(), act));
            case MoveToGroup move -> move(ticket, move.group(), act);
            case RemindCustomer remind -> remind(ticket, remind, act);
            case CloseTicket close -> close(ticket, close, act);
            // What people and other products are told is notification-service's.
            case Notify _ -> Uni.createFrom().voidItem();
            case CallWebhook _ -> Uni.createFrom().voidItem();
            case Unknown _ -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> move(Ticket ticket, String group, Act act) {
        if (!departments.hasGroup(group)) {
            Log.warnf("Ticket %s stays where it is: there is no group %s to escalate it to", ticket.number(), group);
            return Uni.createFrom().voidItem();
        }
        // The department stays; and whoever has it gives it up, also when they work there: it was escalated.
        var question = new RoutingRequest(ids.next(), "escalated", act.at());
        return keep(ticket.handover().escalate(new Destination(ticket.department(), group, Set.of()), question, act));
    }

    /** The customer sees it as a message of the department; their answer comes back to the ticket. */
    private Uni<Void> remind(Ticket ticket, RemindCustomer asked, Act act) {
        if (!StatusTable.isActive(ticket.status()) || waits(ticket)) {
            return Uni.createFrom().voidItem();
        }
        var text = asked.text() == null ? Reminder.in(language(ticket)) : asked.text();
        return conversation.addressed(draft(ticket, MessageKind.REPLY, text), ticket)
                .chain(draft -> keep(ticket.talk().attach(draft, act)));
    }

    /** The customer has written since the rule looked at it, or was never answered. */
    private static boolean waits(Ticket ticket) {
        return ticket.snapshot().waitingSince() != null;
    }

    private String language(Ticket ticket) {
        var snapshot = ticket.snapshot();
        return Optional.ofNullable(snapshot.requester().language()).or(() -> Optional.ofNullable(snapshot.language()))
                .or(() -> departments.language(ticket.department())).orElse("en");
    }

    /** The reason is a note to colleagues. */
    private Uni<Void> close(Ticket ticket, CloseTicket asked, Act act) {
        if (waits(ticket) || !StatusTable.allows(Actor.Kind.SYSTEM, ticket.status(), TicketStatus.CLOSED)) {
            return Uni.createFrom().voidItem();
        }
        var told = asked.reason() == null
                ? Uni.createFrom().voidItem()
                : keep(ticket.talk().attach(draft(ticket, MessageKind.NOTE, asked.reason()), act));
        return told.chain(() -> keep(ticket.close(act)));
    }

    private Draft draft(Ticket ticket, MessageKind kind, String text) {
        return Draft.of(ids.next(), kind, ticket.snapshot().channel(), new Body(text, null));
    }

    private Uni<Void> keep(Change change) {
        return chronicle.keep(change).replaceWithVoid();
    }
}
