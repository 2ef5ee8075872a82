package io.guichet.ticket;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.MessageKind;
import io.guichet.events.TicketEvent;
import io.guichet.events.TicketEvent.Said;
import io.guichet.events.TicketEvent.StatusChanged;
import io.guichet.events.TicketEvent.TicketMerged;
import io.guichet.events.TicketEvent.TicketRestored;
import io.guichet.events.TicketEvent.TicketSplit;
import io.guichet.events.TicketEvent.TicketTrashed;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketSnapshot.RoutingRequest;
import io.guichet.events.TicketStatus;

/** Tickets that become part of another one, or come from one, or go to the trash; and how all that is undone. */
public final class Merging {

    private final Ticket ticket;
    private final Progress progress;
    private final Ownership ownership;
    private final Aside aside;

    Merging(Ticket ticket, Progress progress, Ownership ownership, Aside aside) {
        this.ticket = ticket;
        this.progress = progress;
        this.ownership = ownership;
        this.aside = aside;
    }

    /**
     * It is part of the target from now on; the target takes it in afterwards, see {@link #takeIn}.
     *
     * @param inCopy whether its customer gets in copy what is answered there, although it is another's
     */
    public Change into(Ticket target, boolean inCopy, Act act) {
        var change = Change.of(ticket, act);
        ticket.edited();
        aside.begin(target, inCopy, act.at());
        leave(act);
        return change.tell(snapshot -> new TicketMerged(snapshot, ticket.id(), ticket.number().value(), target.id(),
                target.number().value(), act.by(), act.at()));
    }

    /**
     * The target of {@link #into}: its customers wait for as long as the first of them, and one who waits opens again
     * what was answered, put off or solved, as if they had written here.
     */
    public Change takeIn(Ticket source, @Nullable Instant waiting, Reassignment owners, Act act) {
        if (progress.status() == TicketStatus.CLOSED) {
            throw new TicketIsClosed(ticket.id());
        }
        var change = Change.of(ticket, act);
        ticket.edited();
        progress.inherit(waiting);
        change.tell(snapshot -> new TicketMerged(snapshot, source.id(), source.number().value(), ticket.id(),
                ticket.number().value(), act.by(), act.at()));
        if (waiting != null && StatusTable.allows(Actor.Kind.CUSTOMER, progress.status(), TicketStatus.REOPENED)) {
            ticket.moved(source.requester().asActor(), TicketStatus.REOPENED,
                    owners.questionFor(ownership.assignee()), change);
        } else if (waiting != null && progress.snoozedUntil() != null) {
            ticket.moved(Talk.SNOOZE, TicketStatus.OPEN, null, change);
        }
        return change;
    }

    /**
     * A ticket of its own again, as it was; what came for it meanwhile comes with it.
     *
     * @param said the messages that came for it, oldest first
     * @param owners who goes on with it
     */
    public Change outOf(Ticket target, List<Said> said, Reassignment owners, Act act) {
        var change = Change.of(ticket, act);
        var mergedAt = Objects.requireNonNull(aside.since());
        ticket.edited();
        ticket.adopt(said.size());
        said.stream().filter(one -> one.by() == Actor.Kind.CUSTOMER).map(Said::at).forEach(progress::heard);
        comeBack(owners, "unmerged", act);
        return goOn(asked(said), owners, change,
                snapshot -> new Departure(ticket, target, mergedAt, said).told(snapshot, act));
    }

    /** As if the customer had written when they asked; told with the return, since the fields are the entry's. */
    private Change goOn(@Nullable Instant asked, Reassignment owners, Change change,
            Function<TicketSnapshot, TicketEvent> event) {
        var reopens = asked != null
                && StatusTable.allows(Actor.Kind.CUSTOMER, progress.status(), TicketStatus.REOPENED);
        if (asked != null && (reopens || StatusTable.isActive(progress.status()))) {
            progress.asked(asked);
        }
        change.tell(event);
        return reopens
                ? ticket.moved(ticket.requester().asActor(), TicketStatus.REOPENED,
                        owners.questionFor(ownership.assignee()), change)
                : change;
    }

    /**
     * The target of {@link #outOf}, or what the target itself is part of: without what the source brought.
     */
    public Change letGo(Departure gone, Remains left, Act act) {
        var change = Change.of(ticket, act);
        ticket.edited();
        progress.heardLast(left.heard());
        if (aside.isAside()) {
            return letGoAside(gone, left.waiting(), left.earlier(), change);
        }
        progress.waitFrom(left.waiting());
        change.tell(snapshot -> gone.told(snapshot, act));
        var earlier = left.earlier();
        return earlier == null ? change : goBack(earlier, change);
    }

    /**
     * What it comes back as is corrected. That it is part of another one, and waits for nothing, is all that a snapshot
     * says: others are told only when that holds for its own customer as well.
     */
    private Change letGoAside(Departure gone, @Nullable Instant waiting, @Nullable Earlier earlier, Change change) {
        aside.waitFrom(waiting);
        if (earlier != null) {
            aside.remember(earlier.status(), earlier.subStatus(), earlier.snoozedUntil());
        }
        return waiting == null
                ? change.tell(snapshot -> gone.told(snapshot, change.act()))
                : change.note("SourceLeft", gone.detail());
    }

    /** Nobody waits for what opened it: so it is as it was before, and whoever was asked to go on with it need not. */
    private Change goBack(Earlier earlier, Change change) {
        var from = progress.status();
        var act = change.act();
        progress.goBack(earlier);
        var asks = ownership.request();
        if (asks != null && asks.at().equals(earlier.until())) {
            ownership.askNothing();
        }
        return change.tell(snapshot -> new StatusChanged(snapshot, from, earlier.status(), act.by(), act.at()));
    }

    /** When the customer first asked something in these messages. */
    private static @Nullable Instant asked(List<Said> said) {
        return said.stream().filter(one -> one.kind() == MessageKind.REPLY && one.by() == Actor.Kind.CUSTOMER)
                .map(Said::at).min(Comparator.naturalOrder()).orElse(null);
    }

    /** Some of its messages became another ticket. */
    public Change splitInto(Ticket target, List<UUID> messages, Act act) {
        var change = Change.of(ticket, act);
        return change.tell(snapshot -> new TicketSplit(snapshot, ticket.id(), ticket.number().value(), target.id(),
                target.number().value(), messages, act.by(), act.at()));
    }

    /**
     * It became of some messages of the source.
     *
     * @param more how many there are beside the one that opened it
     * @param asked when the customer wrote those of them that are theirs, in order
     */
    public Change splitFrom(Ticket source, List<UUID> messages, int more, List<Instant> asked, Act act) {
        var change = Change.of(ticket, act);
        ticket.adopt(more);
        progress.inherit(asked.getFirst());
        progress.heardLast(asked.getLast());
        return change.tell(snapshot -> new TicketSplit(snapshot, source.id(), source.number().value(), ticket.id(),
                ticket.number().value(), messages, act.by(), act.at()));
    }

    /** To the trash; what is there already stays there. */
    public Change discard(boolean spam, Act act) {
        var change = Change.of(ticket, act);
        ticket.edited();
        aside.begin(spam ? Aside.Reason.SPAM : Aside.Reason.TRASH, act.at());
        leave(act);
        return change.tell(snapshot -> new TicketTrashed(snapshot, spam, act.by(), act.at()));
    }

    /**
     * Back from the trash, as it was.
     *
     * @param asked when its customer first wrote meanwhile
     */
    public Change restore(Reassignment owners, @Nullable Instant asked, Act act) {
        var change = Change.of(ticket, act);
        var since = Objects.requireNonNull(aside.since());
        ticket.edited();
        comeBack(owners, "restored", act);
        return goOn(asked, owners, change, snapshot -> new TicketRestored(snapshot, since, act.by(), act.at()));
    }

    private void leave(Act act) {
        progress.leave(aside, act.at());
        ownership.askNothing();
    }

    /** Whoever had it may be gone by now: then somebody else goes on with it. */
    private void comeBack(Reassignment owners, String reason, Act act) {
        progress.comeBack(aside);
        aside.end();
        var request = owners.questionFor(ownership.assignee());
        if (StatusTable.isActive(progress.status()) && request != null) {
            ownership.ask(new RoutingRequest(request, reason, act.at()));
        }
    }

    /** Since when it has been aside; nothing when it is not. */
    public @Nullable Instant since() {
        return aside.since();
    }

    /** Since when its customer waits, or waited when it was put aside. */
    public @Nullable Instant waiting() {
        return aside.isAside() ? aside.waitingSince() : progress.waitingSince();
    }
}
