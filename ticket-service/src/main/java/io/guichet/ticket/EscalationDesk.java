package io.guichet.ticket;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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

    /** Each action in turn, all in one transaction; what no longer applies is left undone. */
    @WithTransaction
    public Uni<Void> carryOut(UUID id, List<SlaAction> actions, Act act) {
        return tickets.take(new TicketRef.ById(id))
                .chain(ticket -> Sequence.each(actions, action -> carryOut(ticket, action, act)));
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
