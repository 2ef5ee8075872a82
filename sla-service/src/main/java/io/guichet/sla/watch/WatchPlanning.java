package io.guichet.sla.watch;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.reliable.postgres.DueWork;
import io.guichet.reliable.postgres.Sequence;
import io.smallrye.mutiny.Uni;

/** Lets a new or edited rule look at all tickets that are there already, some at a time. */
@Singleton
class WatchPlanning implements DueHandler {

    private static final String KIND = "sla-watch-plan";
    /** Few enough to hold their rows only for a moment. */
    private static final int AT_ONCE = 20;
    private static final UUID BEGINNING = new UUID(0, 0);

    private final WatchedTickets tickets;
    private final Watches watches;
    private final DueWork dueWork;
    private final Ids ids;
    private final Clock clock;

    WatchPlanning(WatchedTickets tickets, Watches watches, DueWork dueWork, Ids ids, Clock clock) {
        this.tickets = tickets;
        this.watches = watches;
        this.dueWork = dueWork;
        this.ids = ids;
        this.clock = clock;
    }

    /** From the first ticket on, instead of a round that may be going on for the rule. */
    Uni<Void> begin(UUID rule) {
        return dueWork.cancel(KIND, rule.toString()).chain(() -> goOn(rule.toString(), BEGINNING));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        return tickets.after(UUID.fromString(due.payload()), AT_ONCE)
                .chain(page -> Sequence.each(page, this::plan)
                        .chain(() -> page.size() < AT_ONCE
                                ? Uni.createFrom().voidItem()
                                : goOn(due.subject(), page.getLast())));
    }

    private Uni<Void> plan(UUID ticket) {
        return tickets.lock(ticket).chain(found -> found.isEmpty()
                ? Uni.createFrom().voidItem()
                : tickets.history(found.get()).chain(history -> watches.plan(found.get(), history, Instant.MIN)));
    }

    private Uni<Void> goOn(String rule, UUID after) {
        return dueWork.schedule(new Due(ids.next(), KIND, rule, clock.instant(), after.toString()));
    }
}
