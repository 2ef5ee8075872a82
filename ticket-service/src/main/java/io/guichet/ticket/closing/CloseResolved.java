package io.guichet.ticket.closing;

import java.time.Clock;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.events.Actor;
import io.guichet.events.Cause;
import io.guichet.events.TicketStatus;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.ticket.Access;
import io.guichet.ticket.Act;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketDesk;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.TicketVerbs;
import io.smallrye.mutiny.Uni;

/** Closes what has been resolved for as long as its department waits for an objection. */
@Singleton
class CloseResolved implements DueHandler {

    static final String KIND = "close-resolved";

    private static final Actor TIMER = Actor.system("automatic closing");

    private final TicketVerbs verbs;
    private final TicketDesk desk;
    private final Plans plans;
    private final Clock clock;

    CloseResolved(TicketVerbs verbs, TicketDesk desk, Plans plans, Clock clock) {
        this.verbs = verbs;
        this.desk = desk;
        this.plans = plans;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        var act = new Act(TIMER, Cause.request("due-" + due.id()), clock.instant());
        return verbs.take(new TicketRef.ById(UUID.fromString(due.subject())), Access.toAll())
                .chain(ticket -> ticket.status() == TicketStatus.RESOLVED
                        ? close(ticket, act)
                        : Uni.createFrom().voidItem());
    }

    /** The department may have changed its mind since. */
    private Uni<Void> close(Ticket ticket, Act act) {
        var closes = plans.closes(ticket, act.at());
        return closes.isAfter(act.at())
                ? plans.plan(KIND, ticket, closes)
                : desk.close(new TicketRef.ById(ticket.id()), Access.toAll(), act).replaceWithVoid();
    }
}
