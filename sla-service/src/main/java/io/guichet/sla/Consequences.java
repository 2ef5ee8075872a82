package io.guichet.sla;

import java.time.Instant;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.guichet.events.Cause;
import io.guichet.sla.history.Histories;
import io.guichet.sla.history.History;
import io.guichet.sla.history.Note;
import io.guichet.sla.target.Learning;
import io.guichet.sla.target.Retelling;
import io.guichet.sla.watch.Watches;
import io.smallrye.mutiny.Uni;

/** Notes what happened to a ticket, whose row is locked, and draws the consequences: once, however often it is heard. */
@Singleton
class Consequences {

    private final Histories histories;
    private final Retelling retelling;
    private final Learning learning;
    private final Watches watches;
    private final Origin origin;

    Consequences(Histories histories, Retelling retelling, Learning learning, Watches watches, Origin origin) {
        this.histories = histories;
        this.retelling = retelling;
        this.learning = learning;
        this.watches = watches;
        this.origin = origin;
    }

    /**
     * Of what happens now, of which the others are told: at once, or when all that came before is known. If it was learned
     * before, nobody was told, since the others may know it from the database that was there before: how the ticket stands
     * is told now.
     */
    Uni<Void> hear(SlaTicket ticket, Note note, Cause cause) {
        var wasWhole = ticket.isWhole();
        ticket.begin(note.happening());
        return histories.hear(note, ticket.isWhole()).chain(noted -> switch (noted) {
            case NEW -> retell(ticket, !wasWhole && ticket.isWhole(), cause);
            case LEARNED_BEFORE -> ticket.isWhole() ? conclude(ticket, cause) : Uni.createFrom().voidItem();
            case HEARD_BEFORE -> Uni.createFrom().voidItem();
        });
    }

    /** Of what happened long ago, of which nobody is told again: none, until all of that is known. */
    Uni<Void> learn(Note note) {
        return histories.learn(note);
    }

    /**
     * Of a past of which all is known now, or all that is needed. What was heard and told to nobody is told now.
     */
    Uni<Void> conclude(SlaTicket ticket, Cause cause) {
        return origin.told().chain(told -> history(ticket).map(History::complete).invoke(ticket::begin)
                .chain(history -> learning.of(ticket.id(), history, told, cause)
                        .invoke(ticket::keep)
                        .chain(() -> watch(ticket, history, told))
                        .chain(() -> history.isWhole()
                                ? catchUp(ticket, history, told, cause)
                                : Uni.createFrom().voidItem())));
    }

    /** Of a ticket's being described otherwise, where that makes no difference to its promises. */
    Uni<Void> rewatch(SlaTicket ticket) {
        return history(ticket).chain(history -> watch(ticket, history, Instant.MIN));
    }

    /**
     * @param begins whether all that was heard before is told with it
     */
    private Uni<Void> retell(SlaTicket ticket, boolean begins, Cause cause) {
        return history(ticket).chain(history -> retelling.of(ticket.id(), ticket.promise(), history, cause)
                .invoke(ticket::keep)
                .chain(() -> watch(ticket, history, Instant.MIN))
                .chain(() -> begins && history.happenings().size() > 1
                        ? histories.takeUntold(ticket.id()).replaceWithVoid()
                        : Uni.createFrom().voidItem()));
    }

    /** What was met before an instant was told by the database before this one; what is due is told once more. */
    private Uni<Void> catchUp(SlaTicket ticket, History history, Instant told, Cause cause) {
        return histories.takeUntold(ticket.id()).chain(untold -> untold.isEmpty()
                ? Uni.createFrom().voidItem()
                : retelling.tellStanding(ticket.id(), ticket.promise(), history,
                        untold.stream().filter(at -> !at.isBefore(told)).collect(Collectors.toSet()), cause));
    }

    private Uni<Void> watch(SlaTicket ticket, History history, Instant told) {
        return ticket.snapshot().map(now -> watches.plan(now, history, told))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<History> history(SlaTicket ticket) {
        return histories.of(ticket.id(), ticket.createdAt());
    }
}
