package io.guichet.sla.watch;

import java.time.Clock;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.guichet.events.Cause;
import io.guichet.events.SlaEvent.WatchFired;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.Topics;
import io.guichet.reliable.Envelopes;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.reliable.postgres.HeardFirst;
import io.guichet.reliable.postgres.Outbox;
import io.guichet.sla.StoredJson;
import io.smallrye.mutiny.Uni;

/** Tells when a ticket has been in a state for as long as a rule's step says: once, and never of a state that ended. */
@Singleton
class WatchBell implements DueHandler {

    static final String KIND = "sla-watch";

    private final WatchedTickets tickets;
    private final WatchSteps steps;
    private final Outbox outbox;
    private final Envelopes envelopes;
    private final Clock clock;

    WatchBell(WatchedTickets tickets, WatchSteps steps, Outbox outbox, Envelopes envelopes, Clock clock) {
        this.tickets = tickets;
        this.steps = steps;
        this.outbox = outbox;
        this.envelopes = envelopes;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<HeardFirst> heardFirst() {
        return Optional.of(new HeardFirst(Topics.TICKETS, due -> WatchRows.ticketOf(due.subject()).toString()));
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        var ticket = WatchRows.ticketOf(due.subject());
        var timer = StoredJson.read(due.payload(), Watched.Timer.class);
        return tickets.lock(ticket).chain(found -> found.isEmpty()
                ? Uni.createFrom().voidItem()
                : steps.take(found.get(), timer).chain(rule -> tell(found.get(), timer, rule, due, late)));
    }

    private Uni<Void> tell(TicketSnapshot ticket, Watched.Timer timer, Optional<WatchRule> taken, Due due,
            boolean late) {
        return taken.isEmpty()
                ? Uni.createFrom().voidItem()
                : outbox.add(envelopes.seal(fired(ticket, timer, taken.get(), due, late),
                        Cause.request(due.id().toString())));
    }

    private WatchFired fired(TicketSnapshot ticket, Watched.Timer timer, WatchRule rule, Due due, boolean late) {
        var details = rule.details();
        return new WatchFired(ticket.id(), rule.id(), details.name(), rule.version(), details.watch(), timer.told() + 1,
                timer.since(), due.dueAt(), clock.instant(), late, details.steps().get(timer.told()).actions(),
                ticket.status());
    }
}
