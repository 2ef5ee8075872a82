package io.guichet.ticket;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.events.Actor;
import io.guichet.events.Channel;
import io.guichet.events.MessageKind;
import io.guichet.events.TicketSnapshot.RoutingRequest;
import io.guichet.ticket.contact.EmailAddress;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What people do with tickets; each method is one transaction, or joins the one that is going on. */
@ApplicationScoped
public class TicketDesk {

    private final Tickets tickets;
    private final Requesters requesters;
    private final Openings openings;
    private final Conversation conversation;
    private final Chronicle chronicle;

    TicketDesk(Tickets tickets, Requesters requesters, Openings openings, Conversation conversation,
            Chronicle chronicle) {
        this.tickets = tickets;
        this.requesters = requesters;
        this.openings = openings;
        this.conversation = conversation;
        this.chronicle = chronicle;
    }

    /** A number that no ticket gets. */
    @WithTransaction
    public Uni<TicketNumber> skipNumber() {
        return tickets.nextNumber();
    }

    /** Opens a ticket for a customer. */
    @WithTransaction
    public Uni<Change> open(NewTicket asked, Act act) {
        return requesters.of(asked, act)
                .chain(requester -> tickets.nextNumber()
                        .chain(number -> openings.complete(asked, requester, number, act)))
                .chain(opening -> begin(opening, asked, act));
    }

    /** Opens a ticket of a form that was filled in, and has asked for what it shows. */
    @WithTransaction
    public Uni<Change> openFilledIn(NewTicket asked, Act act) {
        return requesters.of(asked, act)
                .chain(requester -> tickets.nextNumber()
                        .chain(number -> openings.filledIn(asked, requester, number, act)))
                .chain(opening -> begin(opening, asked, act));
    }

    /** Opens a ticket that was let in already: as a part of another one. */
    @WithTransaction
    public Uni<Change> openAdmitted(NewTicket asked, Act act) {
        return requesters.of(asked, act)
                .chain(requester -> tickets.nextNumber()
                        .map(number -> openings.admitted(asked, requester, number, act)))
                .chain(opening -> begin(opening, asked, act));
    }

    /** The same of one that was opened elsewhere, at the instant of the act, and is let in now. */
    @WithTransaction
    public Uni<Change> letIn(NewTicket asked, Instant now, Act act) {
        return requesters.of(asked, act)
                .chain(requester -> tickets.nextNumber()
                        .map(number -> openings.admitted(asked, requester, number, act).letIn(now)))
                .chain(opening -> begin(opening, asked, act));
    }

    private Uni<Change> begin(Opening opening, NewTicket asked, Act act) {
        return chronicle.keep(Ticket.open(opening, byCustomerThemselves(opening, act)))
                .call(tickets::flush)
                .onFailure(failure -> Constraints.isViolated(ExternalIdTaken.CONSTRAINT, failure))
                .transform(failure -> new ExternalIdTaken(String.valueOf(asked.externalId())))
                .call(change -> conversation.begin(change.ticket(), asked.others()));
    }

    /** A customer writes; when the ticket was closed too long ago, another one that follows up is opened. */
    @WithTransaction
    public Uni<Change> receive(TicketRef ref, Access access, Incoming incoming, Act act) {
        return take(ref, access).chain(asked -> inPlace(asked, draft(incoming, MessageKind.REPLY))
                .chain(place -> conversation.goesOn(place.ticket(), act)
                        ? hear(place, incoming, act)
                                .call(() -> conversation.widen(asked, incoming.others()))
                        : open(openings.followUp(asked, incoming), act)
                                .call(change -> conversation.widen(change.ticket(), incoming.others()))));
    }

    private Uni<Change> hear(Place place, Incoming incoming, Act act) {
        return requesters.of(incoming, act)
                .map(author -> heard(place, act.by(author.asActor())))
                .chain(chronicle::keep);
    }

    private Change heard(Place place, Act act) {
        var talk = place.ticket().talk();
        if (talk.isAside()) {
            return talk.attach(place.draft(), act);
        }
        return conversation.isThanks(place.ticket(), place.draft())
                ? talk.thank(place.draft(), act)
                : talk.receive(place.draft(), conversation.owners(), act);
    }

    /** Keeps what a machine, or somebody outside, wrote, for colleagues to see. */
    @WithTransaction
    public Uni<Change> attach(TicketRef ref, Incoming incoming, Act act) {
        return take(ref, Access.toAll())
                .chain(ticket -> inPlace(ticket, draft(incoming, MessageKind.NOTE)))
                .map(place -> place.ticket().talk().attach(place.draft(), act))
                .chain(chronicle::keep);
    }

    /** Keeps a report that a mail of ours came back, and tells of it. */
    @WithTransaction
    public Uni<Change> report(TicketRef ref, Incoming incoming, Returned returned, Act act) {
        return take(ref, Access.toAll())
                .chain(ticket -> inPlace(ticket, draft(incoming, MessageKind.NOTE)))
                .map(place -> place.ticket().talk().report(place.draft(), returned, act))
                .chain(chronicle::keep);
    }

    /** Where what is written to a ticket belongs: to that which it was merged into, if it was. */
    private Uni<Place> inPlace(Ticket ticket, Draft draft) {
        var target = ticket.situation().mergedInto();
        return target == null
                ? Uni.createFrom().item(new Place(ticket, draft))
                : tickets.take(new TicketRef.ById(target)).chain(next -> inPlace(next,
                        draft.via() == null ? draft.via(ticket.id()) : draft));
    }

    /** A message and the ticket that it joins. */
    private record Place(Ticket ticket, Draft draft) {}

    /** Somebody who works here writes to the customer, to colleagues, or to somebody outside. */
    @WithTransaction
    public Uni<Change> write(TicketRef ref, Access access, Outgoing outgoing, Act act) {
        return take(ref, access)
                .invoke(Access::inPlace)
                .chain(ticket -> conversation.addressed(draft(outgoing, ticket), ticket)
                        .map(draft -> ticket.talk().write(draft, outgoing.then(), conversation.takesOnReply(ticket),
                                act)))
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

    /** Hands a ticket to a group, and with it to the group's department; an agent who works there keeps it. */
    @WithTransaction
    public Uni<Change> moveToGroup(TicketRef ref, Access access, String group, Act act) {
        return move(ref, access, conversation.toGroup(group), act);
    }

    /** Hands a ticket to a department, whose rules choose the group; nothing when it is there already. */
    @WithTransaction
    public Uni<Change> moveToDepartment(TicketRef ref, Access access, String department, Act act) {
        return move(ref, access, conversation.toDepartment(department), act);
    }

    private Uni<Change> move(TicketRef ref, Access access, Destination to, Act act) {
        var question = new RoutingRequest(conversation.newRequest(), "moved", act.at());
        return on(ref, access, ticket -> ticket.handover().move(to, question, act));
    }

    /** Changes what a ticket is about. */
    @WithTransaction
    public Uni<Change> edit(TicketRef ref, Access access, Edit edit, Act act) {
        return on(ref, access, ticket -> ticket.editing().edit(edit, conversation.owners(), act));
    }

    /** Makes a ticket known to the other services, which were told nothing of it, as it is by now. */
    @WithTransaction
    public Uni<Change> introduce(TicketRef ref, Act act) {
        return on(ref, Access.toAll(), ticket -> ticket.editing().introduce(act));
    }

    private Uni<Change> on(TicketRef ref, Access access, Function<Ticket, Change> verb) {
        return take(ref, access).invoke(Access::inPlace).map(verb).chain(chronicle::keep);
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
                incoming.others().stream().map(EmailAddress::value).toList(), List.of(), incoming.mail(),
                incoming.attachments(), List.of(), null, null);
    }

    /** An answer goes back on the channel that the request came by; what goes outside goes by mail. */
    private static Draft draft(Outgoing outgoing, Ticket ticket) {
        var channel = outgoing.kind() == MessageKind.FORWARD ? Channel.EMAIL : ticket.snapshot().channel();
        return new Draft(outgoing.id(), outgoing.kind(), channel, outgoing.body(), null, outgoing.to(), outgoing.cc(),
                null, outgoing.attachments(), outgoing.mentioned(), null, null);
    }
}
