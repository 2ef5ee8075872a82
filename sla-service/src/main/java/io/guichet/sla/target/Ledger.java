package io.guichet.sla.target;

import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.sla.clock.Clockwork.Clocks;
import io.guichet.sla.history.Happening;
import io.guichet.sla.history.History;
import io.guichet.sla.history.Promise;
import io.smallrye.mutiny.Uni;

/** Everything that is written down of a ticket's targets, and their timers. */
@Singleton
class Ledger {

    private final Targets targets;
    private final Outcomes outcomes;
    private final Alarms alarms;

    Ledger(Targets targets, Outcomes outcomes, Alarms alarms) {
        this.targets = targets;
        this.outcomes = outcomes;
        this.alarms = alarms;
    }

    /** How a ticket stands that this is promised to. */
    Uni<Standing> standing(UUID ticket, Optional<Promise> promise) {
        return targets.standing(ticket, promise);
    }

    /** As if nothing had been known of the ticket's targets. */
    Uni<Void> forget(UUID ticket) {
        return targets.forget(ticket);
    }

    /**
     * What may change though the targets do not: a fact that came late may concern an earlier wait of the customer, and
     * what is met stays so in the trash, but counts only outside.
     */
    Uni<Void> correct(UUID ticket, Clocks clocks, History history) {
        var moved = holds(history, Happening.Moved.class);
        var otherwise = !clocks.past().isEmpty() || holds(history, Happening.Trashed.class);
        return (moved ? targets.over(ticket) : Uni.createFrom().voidItem()).chain(() -> otherwise
                ? outcomes.replace(ticket, clocks, history)
                : Uni.createFrom().voidItem());
    }

    private static boolean holds(History history, Class<? extends Happening> what) {
        return history.happenings().stream().anyMatch(what::isInstance);
    }

    /** The ticket stands like this from now on, because of its history, and its timers with it. */
    Uni<Void> keep(UUID ticket, Standing standing, Clocks clocks, History history) {
        return targets.replace(ticket, standing)
                .chain(() -> outcomes.replace(ticket, clocks, history))
                .chain(() -> alarms.set(ticket, standing.targets()));
    }
}
