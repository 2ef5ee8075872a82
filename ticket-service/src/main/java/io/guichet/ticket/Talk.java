package io.guichet.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.events.Actor;
import io.guichet.events.MessageKind;
import io.guichet.events.TicketEvent.AssigneeChanged;
import io.guichet.events.TicketStatus;

/** What is said in a ticket, and what follows from it. */
final class Talk {

    static final Actor SNOOZE = Actor.system("snooze");

    private final Ticket ticket;
    private final Progress progress;
    private final Ownership ownership;
    private final Aside aside;

    Talk(Ticket ticket, Progress progress, Ownership ownership, Aside aside) {
        this.ticket = ticket;
        this.progress = progress;
        this.ownership = ownership;
        this.aside = aside;
    }

    /** What the customer asked when they opened the ticket. */
    Change begin(Draft draft, Act act, Change change) {
        return add(draft, true, act, change);
    }

    /** The customer, or one of those who take part, wrote: what was answered, solved or put off is open again. */
    Change receive(Draft draft, Reassignment owners, Act act) {
        var change = Change.of(ticket, act);
        ticket.edited();
        progress.asked(act.at());
        add(draft, false, act, change);
        if (StatusTable.allows(act.by().kind(), progress.status(), TicketStatus.REOPENED)) {
            ticket.moved(TicketStatus.REOPENED, owners.questionFor(ownership.assignee()), change);
        } else if (progress.snoozedUntil() != null) {
            ticket.moved(SNOOZE, TicketStatus.OPEN, null, change);
        }
        return change;
    }

    /** The customer said no more than thanks for what is resolved: it stays so. */
    Change thank(Draft draft, Act act) {
        var change = Change.of(ticket, act);
        progress.thanked(act.at());
        ticket.edited();
        return add(draft, false, act, change);
    }

    /** A machine wrote, or somebody outside, or it is no longer worked on here: it is kept, and changes nothing. */
    Change attach(Draft draft, Act act) {
        var change = Change.of(ticket, act);
        ticket.edited();
        return add(draft, false, act, change);
    }

    /** A mail of ours came back: the report is kept, and the status stays. */
    Change report(Draft draft, Returned returned, Act act) {
        return attach(draft, act).tell(snapshot -> returned.toldOf(snapshot, draft.id(), act.at()));
    }

    /**
     * Somebody who works here wrote to the customer, to colleagues or to somebody outside.
     *
     * @param takes whether an agent who answers what nobody has takes it
     */
    Change write(Draft draft, Then then, boolean takes, Act act) {
        var reply = draft.kind() == MessageKind.REPLY;
        if (reply && progress.status() == TicketStatus.CLOSED) {
            throw new TicketIsClosed(ticket.id());
        }
        var next = then.next(progress.status(), reply);
        ticket.requireMove(next, act);
        var change = Change.of(ticket, act);
        ticket.edited();
        if (reply) {
            progress.answered();
        }
        add(draft, false, act, change);
        if (next != progress.status()) {
            ticket.moved(next, null, change);
        }
        var writer = act.by().id();
        return reply && takes && writer != null && act.by().kind() == Actor.Kind.AGENT && !ownership.isOwned()
                ? take(writer, change)
                : change;
    }

    private Change take(UUID agent, Change change) {
        var act = change.act();
        ownership.chosenByPerson(agent, act.at());
        return change.tell(snapshot -> new AssigneeChanged(snapshot, null, agent, null, act.by()));
    }

    /** Whether what the customer writes now still belongs here, or to another ticket that follows up. */
    boolean goesOn(Instant at, Duration window) {
        return aside.isAside() || progress.canReopen(at, window);
    }

    /** Whether it is part of another one, or in the trash. */
    boolean isAside() {
        return aside.isAside();
    }

    /** When a customer last wrote. */
    @Nullable
    Instant heard() {
        return progress.lastCustomerMessage();
    }

    @CanIgnoreReturnValue
    private Change add(Draft draft, boolean opening, Act act, Change change) {
        if (act.by().kind() == Actor.Kind.CUSTOMER) {
            progress.heard(act.at());
        }
        return change.with(ticket.append(draft, act)).tell(snapshot -> draft.told(snapshot, opening, act));
    }
}
