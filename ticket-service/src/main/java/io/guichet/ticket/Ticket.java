package io.guichet.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.jspecify.annotations.Nullable;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.events.MessageKind;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.events.TicketEvent.StatusChanged;
import io.guichet.events.TicketEvent.TicketOpened;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketSnapshot.RoutingRequest;
import io.guichet.events.TicketStatus;
import io.guichet.ticket.contact.Contact;

/**
 * A customer's request, from the moment it is opened until it is closed. Its verbs return what they changed.
 * <p>
 * Who owns it is {@link Assigning}'s part of it, what it is about {@link Editing}'s: the three work on the same fields.
 */
@Entity
public class Ticket {

    @Id
    private UUID id;
    private long number;
    private String department;
    @ManyToOne(fetch = FetchType.LAZY)
    private Contact requester;
    private Origin origin;
    private Traits traits;
    private Progress progress;
    private Ownership ownership;
    private Promises promises;
    private Instant updatedAt;
    private long version;
    private long revision;
    private int messageCount;
    private int entryCount;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Ticket() {}

    private Ticket(Opening opening, Instant at) {
        id = opening.id();
        number = opening.number().value();
        department = opening.department();
        requester = opening.requester();
        origin = new Origin(opening, at);
        traits = new Traits(opening);
        progress = new Progress(at);
        ownership = new Ownership();
        promises = new Promises();
        updatedAt = at;
        revision = 1;
    }

    /** A request becomes a ticket, and routing is asked who takes it. */
    static Change open(Opening opening, Act act) {
        var ticket = new Ticket(opening, act.at());
        ticket.ownership.ask(new RoutingRequest(opening.request(), "opened", act.at()));
        var change = Change.ofNew(ticket, act).tell(
                snapshot -> new TicketOpened(snapshot, act.by(), opening.mail(), opening.acknowledge()));
        // Whoever records it, a call for example: the customer said it.
        return ticket.add(opening.message(), true, act.by(opening.requester().asActor()), change);
    }

    /** The customer, or one of those who take part, wrote: what was answered or solved is open again. */
    Change receive(Draft draft, Reassignment owners, Act act) {
        var change = Change.of(this, act);
        revision++;
        progress.asked(act.at());
        add(draft, false, act, change);
        return StatusTable.allows(act.by().kind(), progress.status(), TicketStatus.REOPENED)
                ? moved(TicketStatus.REOPENED, owners.questionFor(ownership.assignee()), change)
                : change;
    }

    /** A machine wrote, such as an out-of-office note: it is kept, and changes nothing. */
    Change attach(Draft draft, Act act) {
        var change = Change.of(this, act);
        revision++;
        return add(draft, false, act, change);
    }

    /** Somebody who works here wrote to the customer, to colleagues or to somebody outside. */
    Change write(Draft draft, Then then, Act act) {
        var reply = draft.kind() == MessageKind.REPLY;
        if (reply && progress.status() == TicketStatus.CLOSED) {
            throw new TicketIsClosed(id);
        }
        var next = then.next(progress.status(), reply);
        requireMove(next, act);
        var change = Change.of(this, act);
        revision++;
        if (reply) {
            progress.answered();
        }
        add(draft, false, act, change);
        return next == progress.status() ? change : moved(next, null, change);
    }

    /** It is over. */
    Change close(Act act) {
        if (progress.status() == TicketStatus.CLOSED) {
            throw new TicketAlreadyClosed(id);
        }
        requireMove(TicketStatus.CLOSED, act);
        var change = Change.of(this, act);
        revision++;
        return moved(TicketStatus.CLOSED, null, change);
    }

    /** It is not over after all; routing is asked again when nobody, or somebody who is away, has it. */
    Change reopen(Reassignment owners, Act act) {
        if (StatusTable.isActive(progress.status())) {
            throw new TicketNotClosed(id);
        }
        requireMove(TicketStatus.REOPENED, act);
        var change = Change.of(this, act);
        revision++;
        return moved(TicketStatus.REOPENED, owners.questionFor(ownership.assignee()), change);
    }

    /** Whether what the customer writes now still belongs here, or to another ticket that follows up. */
    boolean canReopen(Instant at, Duration window) {
        return progress.canReopen(at, window);
    }

    Assigning assigning() {
        return new Assigning(this, ownership, traits);
    }

    Editing editing() {
        return new Editing(this, traits, promises);
    }

    /** Moves, and tells; a reopened ticket asks routing with {@code request}, if given, unless it asks already. */
    @CanIgnoreReturnValue
    Change moved(TicketStatus to, @Nullable UUID request, Change change) {
        var from = progress.status();
        var act = change.act();
        progress.move(act.by().kind(), to, act.at());
        if (!StatusTable.isActive(to)) {
            ownership.askNothing();
        } else if (to == TicketStatus.REOPENED && request != null && ownership.request() == null) {
            ownership.ask(new RoutingRequest(request, "reopened", act.at()));
        }
        return change.tell(snapshot -> new StatusChanged(snapshot, from, to, act.by(), act.at()));
    }

    @CanIgnoreReturnValue
    private Change add(Draft draft, boolean opening, Act act, Change change) {
        messageCount++;
        return change.with(new Message(draft, id, messageCount, act))
                .tell(snapshot -> new MessageAdded(snapshot, draft.id(), draft.kind(), act.by(), draft.channel(),
                        draft.body().excerpt(), opening, draft.mail(), act.at()));
    }

    /** The ticket as the next event tells it. */
    TicketSnapshot nextSnapshot(Instant at) {
        version++;
        // A mail counts from its arrival, which may lie before what happened while it was being filed.
        updatedAt = at.isAfter(updatedAt) ? at : updatedAt;
        return snapshot();
    }

    int nextEntry() {
        return ++entryCount;
    }

    void requireMove(TicketStatus to, Act act) {
        progress.require(act.by().kind(), to);
    }

    void edited() {
        revision++;
    }

    void askedBy(Contact other) {
        requester = other;
    }

    /** The ticket as others know it; its requester has to be loaded. */
    public TicketSnapshot snapshot() {
        return new TicketSnapshot(id, number, version, traits.subject(), progress.status(), traits.priority(),
                traits.type(), origin.channel(), department, ownership.group(), ownership.assignee(),
                requester.asRequester(),
                requester.organization(), traits.category(), traits.product(), traits.language(), traits.region(),
                traits.tags(), traits.fields(), origin.createdAt(), updatedAt, progress.waitingSince(),
                progress.resolvedAt(),
                ownership.request());
    }

    Facts facts() {
        var facts = new Facts().put("number", number).put("department", department).put("requester", requester.id())
                .put("revision", revision);
        origin.tell(facts);
        traits.tell(facts);
        progress.tell(facts);
        ownership.tell(facts);
        promises.tell(facts);
        return facts;
    }

    public UUID id() {
        return id;
    }

    public TicketNumber number() {
        return new TicketNumber(number);
    }

    public String department() {
        return department;
    }

    public Contact requester() {
        return requester;
    }

    public Promises promises() {
        return promises;
    }

    public TicketStatus status() {
        return progress.status();
    }

    public long version() {
        return version;
    }

    /** What the ETag is made of: moved by people's edits and by messages alone. */
    public long revision() {
        return revision;
    }
}
