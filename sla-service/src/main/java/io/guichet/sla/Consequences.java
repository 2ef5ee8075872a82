package io.guichet.sla;

import jakarta.inject.Singleton;

import io.guichet.events.Cause;
import io.guichet.sla.SlaDesk.News;
import io.guichet.sla.history.Happening;
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

    Consequences(Histories histories, Retelling retelling, Learning learning, Watches watches) {
        this.histories = histories;
        this.retelling = retelling;
        this.learning = learning;
        this.watches = watches;
    }

    /** Of what happens now, of which the others are told. */
    Uni<Void> hear(SlaTicket ticket, Note note, Cause cause) {
        return histories.add(note)
                .chain(added -> added ? retell(ticket, cause) : Uni.createFrom().voidItem());
    }

    /**
     * Of what happened long ago, of which nobody is told again. What was heard before its past was learned has been told
     * to nobody yet: how the ticket stands is told when that comes along.
     */
    Uni<Void> learn(SlaTicket ticket, News news, Happening happening) {
        return histories.learn(news.note(happening))
                .chain(added -> added
                        ? relearn(ticket)
                        : histories.catchUp(news.event()).chain(late -> late
                                ? tellStanding(ticket, news)
                                : Uni.createFrom().voidItem()));
    }

    private Uni<Void> retell(SlaTicket ticket, Cause cause) {
        return history(ticket).chain(history -> retelling.of(ticket.id(), ticket.promise(), history, cause)
                .invoke(ticket::keep)
                .chain(() -> watch(ticket, history, false)));
    }

    private Uni<Void> relearn(SlaTicket ticket) {
        return history(ticket).chain(history -> learning.of(ticket.id(), history)
                .invoke(ticket::keep)
                .chain(() -> watch(ticket, history, true)));
    }

    private Uni<Void> tellStanding(SlaTicket ticket, News news) {
        return history(ticket).chain(history -> retelling.tellStanding(ticket.id(), ticket.promise(), history,
                news.at(), news.cause()));
    }

    private Uni<Void> watch(SlaTicket ticket, History history, boolean past) {
        return ticket.snapshot().map(now -> watches.plan(now, history, past))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<History> history(SlaTicket ticket) {
        return histories.of(ticket.id(), ticket.createdAt());
    }
}
