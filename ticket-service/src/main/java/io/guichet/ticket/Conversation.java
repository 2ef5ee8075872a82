package io.guichet.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.guichet.events.TicketStatus;
import io.guichet.reliable.Ids;
import io.guichet.ticket.contact.EmailAddress;
import io.smallrye.mutiny.Uni;

/** What a message needs to know of the conversation that it joins. */
@Singleton
class Conversation {

    private final Messages messages;
    private final Participants participants;
    private final Correspondence correspondence;
    private final Departments departments;
    private final Ids ids;

    Conversation(Messages messages, Participants participants, Correspondence correspondence, Departments departments,
            Ids ids) {
        this.messages = messages;
        this.participants = participants;
        this.correspondence = correspondence;
        this.departments = departments;
        this.ids = ids;
    }

    /** A message to the customer becomes a mail in the thread; one to colleagues stays here. */
    Uni<Draft> addressed(Draft draft, Ticket ticket) {
        return switch (draft.kind()) {
            case NOTE -> Uni.createFrom().item(draft);
            case REPLY -> messages.lastMail(ticket.id()).chain(last -> participants
                    .listeners(ticket)
                    .map(people -> correspondence.reply(draft, ticket, last.map(Message::mail).orElse(null),
                            people)));
            case FORWARD -> participants.ask(ticket.id(), addresses(draft))
                    .map(position -> correspondence.forward(draft, ticket, position));
        };
    }

    private static List<EmailAddress> addresses(Draft draft) {
        return Stream.concat(draft.to().stream(), draft.cc().stream()).map(EmailAddress::new).toList();
    }

    /** Whether the customer only says thanks for what is resolved, and the department lets it be. */
    boolean isThanks(Ticket ticket, Draft draft) {
        return ticket.status() == TicketStatus.RESOLVED && !departments.thanksReopens(ticket.department())
                && draft.attachments().isEmpty() && Thanks.saysNoMore(own(draft.body()));
    }

    /** What is new in it: of a mail, without what it quotes. */
    private static String own(Body body) {
        var fold = body.fold();
        return fold == null ? body.text() : fold.visible();
    }

    /** Whether an agent who answers what nobody has takes it. */
    boolean takesOnReply(Ticket ticket) {
        return departments.takesOnReply(ticket.department());
    }

    /** The requester, then the others, take part in a new ticket; our own addresses never do. */
    Uni<Void> begin(Ticket ticket, List<EmailAddress> others) {
        var all = new ArrayList<EmailAddress>();
        all.add(ticket.requester().email());
        all.addAll(strangers(others));
        return participants.join(ticket.id(), all);
    }

    /** Whom somebody wrote to who may bring others in, takes part too, and gets what is answered: in that very ticket. */
    Uni<Void> widen(Ticket ticket, List<EmailAddress> others) {
        return participants.listen(ticket.id(), strangers(others));
    }

    /** Who goes on with a ticket when work begins again. */
    Reassignment owners() {
        return new Reassignment(ids.next(), departments::isAway);
    }

    /** The id of a new question to routing. */
    UUID newRequest() {
        return ids.next();
    }

    /** Whether an answer still belongs to the ticket, or to one that follows up. */
    boolean goesOn(Ticket ticket, Act act) {
        return ticket.talk().goesOn(act.at(), departments.reopenWindow(ticket.department()));
    }

    void requireAgent(UUID agent) {
        if (departments.agent(agent).isEmpty()) {
            throw new UnknownAgent(agent, "/id");
        }
    }

    /** Where the tickets of a group go. */
    Destination toGroup(String key) {
        return departments.toGroup(key);
    }

    /** Where a department's rules choose the group. */
    Destination toDepartment(String key) {
        return departments.toDepartment(key);
    }

    private List<EmailAddress> strangers(List<EmailAddress> addresses) {
        return addresses.stream().filter(address -> !departments.isOurs(address)).toList();
    }
}
