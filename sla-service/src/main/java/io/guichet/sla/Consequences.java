package io.guichet.sla;

import java.time.Instant;

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

    /** Of what happens now, of which the others are told. */
    Uni<Void> hear(SlaTicket ticket, Note note, Cause cause) {
        ticket.begin(note.happening());
        return histories.add(note)
                .chain(added -> added ? retell(ticket, cause) : Uni.createFrom().voidItem());
    }

    /** Of what happened long ago, of which nobody is told again: none, until all of that is known. */
    Uni<Void> learn(Note note) {
        return histories.learn(note).replaceWithVoid();
    }

    /**
     * Of a past of which all is known now. What was heard before its past was learned has been told to nobody yet: how the
     * ticket stands is told now.
     */
    Uni<Void> conclude(SlaTicket ticket, Cause cause) {
        return origin.told().chain(told -> history(ticket).map(History::complete).invoke(ticket::begin)
                .chain(history -> learning.of(ticket.id(), history, told, cause)
                        .invoke(ticket::keep)
                        .chain(() -> watch(ticket, history, told))
                        .chain(() -> history.isWhole()
                                ? catchUp(ticket, history, cause)
                                : Uni.createFrom().voidItem())));
    }

    /** Of a ticket's being described otherwise, where that makes no difference to its promises. */
    Uni<Void> rewatch(SlaTicket ticket) {
        return history(ticket).chain(history -> watch(ticket, history, Instant.MIN));
    }

    private Uni<Void> retell(SlaTicket ticket, Cause cause) {
        return history(ticket).chain(history -> retelling.of(ticket.id(), ticket.promise(), history, cause)
                .invoke(ticket::keep)
                .chain(() -> watch(ticket, history, Instant.MIN)));
    }

    private Uni<Void> catchUp(SlaTicket ticket, History history, Cause cause) {
        return histories.catchUp(ticket.id()).chain(early -> early.isEmpty()
                ? Uni.createFrom().voidItem()
                : retelling.tellStanding(ticket.id(), ticket.promise(), history, early, cause));
    }

    private Uni<Void> watch(SlaTicket ticket, History history, Instant told) {
        return ticket.snapshot().map(now -> watches.plan(now, history, told))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<History> history(SlaTicket ticket) {
        return histories.of(ticket.id(), ticket.createdAt());
    }
}
