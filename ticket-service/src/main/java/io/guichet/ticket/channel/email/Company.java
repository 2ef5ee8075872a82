package io.guichet.ticket.channel.email;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.guichet.events.Actor;
import io.guichet.events.DirectoryEvent.Agent;
import io.guichet.events.MessageKind;
import io.guichet.events.TicketEvent.Attachment;
import io.guichet.reliable.Ids;
import io.guichet.ticket.Access;
import io.guichet.ticket.Act;
import io.guichet.ticket.Body;
import io.guichet.ticket.Change;
import io.guichet.ticket.Departments;
import io.guichet.ticket.Outgoing;
import io.guichet.ticket.Participants;
import io.guichet.ticket.Participants.Standing;
import io.guichet.ticket.Then;
import io.guichet.ticket.TicketDesk;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.channel.email.Pace.Speed;
import io.guichet.ticket.channel.email.ThreadFinder.Found;
import io.guichet.ticket.contact.EmailAddress;
import io.smallrye.mutiny.Uni;

/** Who somebody is that writes: one of us, one of those who take part, or neither. */
@Singleton
class Company {

    private final Departments departments;
    private final Participants participants;
    private final TicketDesk desk;
    private final Senders senders;
    private final Ids ids;

    Company(Departments departments, Participants participants, TicketDesk desk, Senders senders, Ids ids) {
        this.departments = departments;
        this.participants = participants;
        this.desk = desk;
        this.senders = senders;
        this.ids = ids;
    }

    /** Whether an address is a department's. */
    boolean isOurs(EmailAddress address) {
        return departments.isOurs(address);
    }

    /** Where we are written to: at the departments' addresses, and at this one. */
    Set<EmailAddress> addressesWith(EmailAddress mailbox) {
        return Stream.concat(departments.ourAddresses().stream(), Stream.of(mailbox))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How they take part in a ticket; empty when they do not. */
    Uni<Optional<Standing>> standingOf(UUID ticket, EmailAddress address) {
        return participants.standingOf(ticket, address);
    }

    /**
     * Whether a report is by somebody who knows the mail, not only its Message-ID, which others were sent too: it came
     * to the address that was signed for its recipient, tells of a notice, or names somebody who takes part.
     */
    Uni<Boolean> knowsOurMail(Letter report, Found.Conversation found) {
        var recipient = report.reportedRecipient();
        var known = found.holder() != null || report.reportsNotice();
        return known || recipient == null
                ? Uni.createFrom().item(known)
                : standingOf(found.ticket(), recipient).map(Optional::isPresent);
    }

    /** They get what is answered in a new ticket. */
    Uni<Void> inform(Change opened, List<EmailAddress> others) {
        return participants.listen(opened.ticket().id(),
                others.stream().filter(address -> !departments.isOurs(address)).toList());
    }

    /** Whether nothing that a sender writes is wanted. */
    Uni<Boolean> hasBlocked(Optional<MailAddress> sender) {
        return sender.map(one -> senders.isBlocked(one.address())).orElseGet(() -> Uni.createFrom().item(false));
    }

    /** How often they write. */
    Uni<Speed> paceOf(Letter letter, StoredMail stored) {
        return senders.paceOf(letter.sender().address(), stored);
    }

    /** Notes that a letter came, whatever becomes of it. */
    Uni<Void> heardFrom(Letter letter, Act act) {
        return senders.heard(letter, act);
    }

    /** Whether somebody who works here may pass a customer's mail on; where it can be known, they must be proven. */
    boolean passesOn(Letter letter) {
        var provable = letter.mailbox().authenticationServer() != null;
        return agent(letter).isPresent() && !letter.isForged() && (!provable || letter.isVerified());
    }

    /** Opens the ticket of whoever wrote the original; what the agent says of it is a note. */
    Uni<Change> passOn(Letter letter, ForwardedMail original, List<Attachment> files, Act act) {
        var agent = agent(letter).orElseThrow();
        var customer = new Actor(Actor.Kind.CUSTOMER, null, original.sender().address().value());
        return desk.open(letter.asRequestOf(original, files), act.by(customer))
                .call(change -> original.remark().isBlank()
                        ? Uni.createFrom().voidItem()
                        : desk.write(new TicketRef.ById(change.ticket().id()), Access.toAll(),
                                Outgoing.of(ids.next(), MessageKind.NOTE, new Body(original.remark(), null),
                                        Then.NOTHING),
                                act.by(author(letter, agent))).replaceWithVoid());
    }

    /** Nothing is said in an agent's name that nobody vouches for. */
    private static Actor author(Letter letter, Agent agent) {
        return letter.isVerified()
                ? new Actor(Actor.Kind.AGENT, agent.id(), agent.name())
                : Actor.system(letter.sender().address().value());
    }

    private Optional<Agent> agent(Letter letter) {
        return departments.agentOf(letter.sender().address());
    }
}
