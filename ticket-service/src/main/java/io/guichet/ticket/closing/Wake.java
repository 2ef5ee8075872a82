package io.guichet.ticket.closing;

import java.time.Clock;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.events.Actor;
import io.guichet.events.Cause;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.ticket.Access;
import io.guichet.ticket.Act;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.TicketVerbs;
import io.smallrye.mutiny.Uni;

/** Brings back what was put off until now. */
@Singleton
class Wake implements DueHandler {

    static final String KIND = "wake-ticket";

    private static final Actor TIMER = Actor.system("snooze");

    private final TicketVerbs verbs;
    private final Clock clock;

    Wake(TicketVerbs verbs, Clock clock) {
        this.verbs = verbs;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        var act = new Act(TIMER, Cause.request("due-" + due.id()), clock.instant());
        return verbs.onAny(new TicketRef.ById(UUID.fromString(due.subject())), Access.toAll(),
                ticket -> ticket.pausing().wakeIfDue(act)).replaceWithVoid();
    }
}
