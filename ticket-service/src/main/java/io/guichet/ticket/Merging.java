package io.guichet.ticket;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.MessageKind;
import io.guichet.events.TicketEvent.Said;
import io.guichet.events.TicketEvent.TicketMerged;
import io.guichet.events.TicketEvent.TicketRestored;
import io.guichet.events.TicketEvent.TicketSplit;
import io.guichet.events.TicketEvent.TicketTrashed;
import io.guichet.events.TicketEvent.TicketUnmerged;
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

    /** It is part of the target from now on; the target takes it in first, see {@link #takeIn}. */
    public Change into(Ticket target, Act act) {
        var change = Change.of(ticket, act);
        ticket.edited();
        aside.begin(Aside.Reason.MERGED, target, act.at());
        leave(act);
        return change.tell(snapshot -> new TicketMerged(snapshot, ticket.id(), ticket.number().value(), target.id(),
                target.number().value(), act.by(), act.at()));
    }

    /** The target of {@link #into}: its customers wait for as long as the first of them. */
    public Change takeIn(Ticket source, @Nullable Instant waiting, Act act) {
        if (progress.status() == TicketStatus.CLOSED) {
            throw new TicketIsClosed(ticket.id());
        }
        var change = Change.of(ticket, act);
        ticket.edited();
        progress.inherit(waiting);
        return change.tell(snapshot -> new TicketMerged(snapshot, source.id(), source.number().value(), ticket.id(),
                ticket.number().value(), act.by(), act.at()));
    }

    /**
     * A ticket of its own again, as it was; what came for it meanwhile comes with it.
     *
     * @param said the messages that came for it, oldest first
     * @param request the question to routing, if nobody has it
     */
    public Change outOf(Ticket target, List<Said> said, UUID request, Act act) {
        var change = Change.of(ticket, act);
        var mergedAt = Objects.requireNonNull(aside.since());
        ticket.edited();
        ticket.adopt(said.size());
        comeBack(request, "unmerged", act);
        var asked = asked(said);
        var reopens = asked != null
                && StatusTable.allows(Actor.Kind.CUSTOMER, progress.status(), TicketStatus.REOPENED);
        // As if the customer had written to it; told with the return, since the fields are the entry's.
        if (asked != null && (reopens || StatusTable.isActive(progress.status()))) {
            progress.asked(asked);
        }
        change.tell(snapshot -> new TicketUnmerged(snapshot, ticket.id(), ticket.number().value(), target.id(),
                target.number().value(), mergedAt, ids(said), act.by(), act.at(), said));
        return reopens
                ? ticket.moved(ticket.requester().asActor(), TicketStatus.REOPENED,
                        ownership.isOwned() ? null : request, change)
                : change;
    }

    /** The target of {@link #outOf}, without what the source brought. */
    public Change letGo(Ticket source, List<Said> said, @Nullable Instant waiting, Instant mergedAt, Act act) {
        var change = Change.of(ticket, act);
        ticket.edited();
        progress.waitFrom(waiting);
        return change.tell(snapshot -> new TicketUnmerged(snapshot, source.id(), source.number().value(), ticket.id(),
                ticket.number().value(), mergedAt, ids(said), act.by(), act.at(), said));
    }

    private static List<UUID> ids(List<Said> said) {
        return said.stream().map(Said::message).toList();
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
     * @param waiting when the customer wrote the first of them
     */
    public Change splitFrom(Ticket source, List<UUID> messages, int more, Instant waiting, Act act) {
        var change = Change.of(ticket, act);
        ticket.adopt(more);
        progress.inherit(waiting);
        return change.tell(snapshot -> new TicketSplit(snapshot, source.id(), source.number().value(), ticket.id(),
                ticket.number().value(), messages, act.by(), act.at()));
    }

    /** To the trash; what is there already stays there. */
    public Change discard(boolean spam, Act act) {
        var change = Change.of(ticket, act);
        ticket.edited();
        aside.begin(spam ? Aside.Reason.SPAM : Aside.Reason.TRASH, null, act.at());
        leave(act);
        return change.tell(snapshot -> new TicketTrashed(snapshot, spam, act.by(), act.at()));
    }

    /** Back from the trash, as it was. */
    public Change restore(UUID request, Act act) {
        var change = Change.of(ticket, act);
        var since = Objects.requireNonNull(aside.since());
        ticket.edited();
        comeBack(request, "restored", act);
        return change.tell(snapshot -> new TicketRestored(snapshot, since, act.by(), act.at()));
    }

    private void leave(Act act) {
        progress.leave(aside, act.at());
        ownership.askNothing();
    }

    private void comeBack(UUID request, String reason, Act act) {
        progress.comeBack(aside);
        aside.end();
        if (StatusTable.isActive(progress.status()) && !ownership.isOwned()) {
            ownership.ask(new RoutingRequest(request, reason, act.at()));
        }
    }

    /** Since when the customer of the target waited before this was merged into it. */
    public @Nullable Instant targetWaiting() {
        return aside.targetWaiting();
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
