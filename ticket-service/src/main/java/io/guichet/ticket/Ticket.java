package io.guichet.ticket;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.jspecify.annotations.Nullable;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.events.Actor;
import io.guichet.events.TicketEvent.StatusChanged;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketSnapshot.RoutingRequest;
import io.guichet.events.TicketStatus;
import io.guichet.ticket.contact.Contact;

/**
 * A customer's request, from the moment it is opened until it is closed. Its verbs, and those of its parts, which work
 * on the same fields, return what they changed.
 */
@Entity
public class Ticket {

    @Id
    private UUID id;
    private long number;
    @ManyToOne(fetch = FetchType.LAZY)
    private Contact requester;
    private Origin origin;
    private Traits traits;
    private Progress progress;
    private Ownership ownership;
    private Promises promises;
    private Aside aside;
    private Company company;
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
        requester = opening.requester();
        origin = new Origin(opening, at);
        traits = new Traits(opening);
        progress = new Progress(at);
        ownership = new Ownership(opening.department());
        promises = new Promises();
        aside = new Aside();
        company = new Company();
        updatedAt = at;
        revision = 1;
    }

    /** A request becomes a ticket, and routing is asked who takes it. */
    static Change open(Opening opening, Act act) {
        var ticket = new Ticket(opening, act.at());
        ticket.ownership.ask(new RoutingRequest(opening.request(), "opened", act.at()));
        var change = Change.ofNew(ticket, act).tell(snapshot -> opening.told(snapshot, act.by()),
                opening.why());
        // Whoever records it, a call for example: the customer said it.
        return ticket.talk().begin(opening.message(), act.by(opening.requester().asActor()), change);
    }

    /** What is said in it. */
    Talk talk() {
        return new Talk(this, progress, ownership, aside);
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

    Assigning assigning() {
        return new Assigning(this, ownership, traits);
    }

    Handover handover() {
        return new Handover(this, progress, ownership);
    }

    Editing editing() {
        return new Editing(this, traits, promises);
    }

    /** Merging, splitting, putting it aside. */
    public Merging merging() {
        return new Merging(this, progress, ownership, aside);
    }

    /** Putting it off, and saying more exactly how far it is. */
    public Pausing pausing() {
        return new Pausing(this, progress);
    }

    /** Who was brought into it. */
    public Accompanying accompanying() {
        return new Accompanying(this, company);
    }

    /** How it stands, beside its status. */
    public Situation situation() {
        return Situation.of(progress, aside, company);
    }

    /** As {@link #moved(Actor, TicketStatus, UUID, Change)}, by whoever acts. */
    @CanIgnoreReturnValue
    Change moved(TicketStatus to, @Nullable UUID request, Change change) {
        return moved(change.act().by(), to, request, change);
    }

    /** Moves, and tells; a reopened ticket asks routing with {@code request}, if given, unless it asks already. */
    @CanIgnoreReturnValue
    Change moved(Actor by, TicketStatus to, @Nullable UUID request, Change change) {
        var from = progress.status();
        var act = change.act();
        progress.move(by.kind(), to, act.at());
        if (!StatusTable.isActive(to)) {
            ownership.askNothing();
        } else if (to == TicketStatus.REOPENED && request != null && ownership.request() == null) {
            ownership.ask(new RoutingRequest(request, "reopened", act.at()));
        }
        return change.tell(snapshot -> new StatusChanged(snapshot, from, to, by, act.at()));
    }

    /** The message becomes the last one of the conversation. */
    Message append(Draft draft, Act act) {
        messageCount++;
        return new Message(draft, id, messageCount, act);
    }

    /** Messages that were written elsewhere are here now, after the last one. */
    void adopt(int messages) {
        messageCount += messages;
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
                traits.type(), origin.channel(), ownership.department(), ownership.group(),
                ownership.assignee(), requester.asRequester(), requester.organization(), traits.category(),
                traits.product(), traits.language(), traits.region(),
                traits.tags(), traits.fields(), origin.createdAt(), updatedAt, progress.waitingSince(),
                progress.resolvedAt(), ownership.request(), company.agents(), origin.said());
    }

    Facts facts() {
        var facts = new Facts().put("number", number).put("requester", requester.id()).put("revision", revision)
                .put("messageCount", messageCount);
        origin.tell(facts);
        traits.tell(facts);
        progress.tell(facts);
        ownership.tell(facts);
        promises.tell(facts);
        aside.tell(facts);
        company.tell(facts);
        return facts;
    }

    public UUID id() {
        return id;
    }

    public TicketNumber number() {
        return new TicketNumber(number);
    }

    public String department() {
        return ownership.department();
    }

    public Contact requester() {
        return requester;
    }

    public Promises promises() {
        return promises;
    }

    public Optional<String> externalId() {
        return origin.externalId();
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
