package io.guichet.ticket;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.events.Actor;
import io.guichet.events.Channel;
import io.guichet.events.MessageKind;
import io.guichet.ticket.contact.Contacts;
import io.guichet.ticket.contact.EmailAddress;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What people do with tickets; each method is one transaction, or joins the one that is going on. */
@ApplicationScoped
public class TicketDesk {

    private final Tickets tickets;
    private final Contacts contacts;
    private final Openings openings;
    private final Conversation conversation;
    private final Chronicle chronicle;

    TicketDesk(Tickets tickets, Contacts contacts, Openings openings, Conversation conversation, Chronicle chronicle) {
        this.tickets = tickets;
        this.contacts = contacts;
        this.openings = openings;
        this.conversation = conversation;
        this.chronicle = chronicle;
    }

    /** Opens a ticket for a customer. */
    @WithTransaction
    public Uni<Change> open(NewTicket asked, Act act) {
        return contacts.known(asked.requester(), asked.requesterName(), act.at())
                .chain(requester -> tickets.nextNumber()
                        .chain(number -> openings.complete(asked, requester, number, act)))
                .map(opening -> Ticket.open(opening, byCustomerThemselves(opening, act)))
                .chain(chronicle::keep)
                .onFailure(failure -> Constraints.isViolated(ExternalIdTaken.CONSTRAINT, failure))
                .transform(failure -> new ExternalIdTaken(String.valueOf(asked.externalId())))
                .call(change -> conversation.begin(change.ticket(), asked.others()));
    }

    /** A customer writes; when the ticket was closed too long ago, another one that follows up is opened. */
    @WithTransaction
    public Uni<Change> receive(TicketRef ref, Access access, Incoming incoming, Act act) {
        return take(ref, access).chain(ticket -> conversation.goesOn(ticket, act)
                ? contacts.known(incoming.from(), incoming.name(), act.at())
                        .map(author -> ticket.receive(draft(incoming, MessageKind.REPLY), conversation.owners(),
                                act.by(author.asActor())))
                        .chain(chronicle::keep)
                        .call(() -> conversation.widen(ticket, incoming.others()))
                : open(openings.followUp(ticket, incoming), act));
    }

    /** Keeps what a machine wrote, such as an out-of-office note, for colleagues to see. */
    @WithTransaction
    public Uni<Change> attach(TicketRef ref, Incoming incoming, Act act) {
        return take(ref, Access.toAll())
                .map(ticket -> ticket.attach(draft(incoming, MessageKind.NOTE), act))
                .chain(chronicle::keep);
    }

    /** Somebody who works here writes to the customer, or a note to colleagues. */
    @WithTransaction
    public Uni<Change> write(TicketRef ref, Access access, Outgoing outgoing, Act act) {
        return take(ref, access)
                .chain(ticket -> conversation.addressed(draft(outgoing, ticket), ticket)
                        .map(draft -> ticket.write(draft, outgoing.then(), act)))
                .chain(chronicle::keep);
    }

    /** Closes a ticket. */
    @WithTransaction
    public Uni<Change> close(TicketRef ref, Access access, Act act) {
        return on(ref, access, ticket -> ticket.close(byRequester(ticket, act)));
    }

    /** Opens a resolved or closed ticket again. */
    @WithTransaction
    public Uni<Change> reopen(TicketRef ref, Access access, Act act) {
        return on(ref, access, ticket -> {
            if (act.by().kind() == Actor.Kind.CUSTOMER && !conversation.goesOn(ticket, act)) {
                throw new TooLateToReopen(ticket.id());
            }
            return ticket.reopen(conversation.owners(), byRequester(ticket, act));
        });
    }

    /** Gives a ticket to an agent; that wins over whatever routing decides meanwhile. */
    @WithTransaction
    public Uni<Change> assign(TicketRef ref, Access access, UUID agent, Act act) {
        return on(ref, access, ticket -> {
            conversation.requireAgent(agent);
            return ticket.assigning().assign(agent, act);
        });
    }

    /** Takes a ticket away from whoever has it; routing is asked who is next. */
    @WithTransaction
    public Uni<Change> unassign(TicketRef ref, Access access, Act act) {
        return on(ref, access, ticket -> ticket.assigning().unassign(conversation.newRequest(), act));
    }

    /** Changes what a ticket is about. */
    @WithTransaction
    public Uni<Change> edit(TicketRef ref, Access access, Edit edit, Act act) {
        return on(ref, access, ticket -> ticket.editing().edit(edit, conversation.owners(), act));
    }

    private Uni<Change> on(TicketRef ref, Access access, Function<Ticket, Change> verb) {
        return take(ref, access).map(verb).chain(chronicle::keep);
    }

    private Uni<Ticket> take(TicketRef ref, Access access) {
        return tickets.take(ref).invoke(ticket -> access.check(ref, ticket));
    }

    /** The token of a customer does not say which contact they are; their ticket does. */
    private static Act byRequester(Ticket ticket, Act act) {
        return act.by().kind() == Actor.Kind.CUSTOMER ? act.by(ticket.requester().asActor()) : act;
    }

    private static Act byCustomerThemselves(Opening opening, Act act) {
        return act.by().kind() == Actor.Kind.CUSTOMER ? act.by(opening.requester().asActor()) : act;
    }

    private static Draft draft(Incoming incoming, MessageKind kind) {
        var from = incoming.channel() == Channel.EMAIL ? incoming.from().value() : null;
        return new Draft(incoming.id(), kind, incoming.channel(), incoming.body(), from,
                incoming.others().stream().map(EmailAddress::value).toList(), List.of(), incoming.mail());
    }

    /** An answer goes back on the channel that the request came by. */
    private static Draft draft(Outgoing outgoing, Ticket ticket) {
        return new Draft(outgoing.id(), outgoing.kind(), ticket.snapshot().channel(), outgoing.body(), null, List.of(),
                List.of(), null);
    }
}
