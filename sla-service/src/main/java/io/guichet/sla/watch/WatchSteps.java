package io.guichet.sla.watch;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.guichet.events.TicketSnapshot;
import io.smallrye.mutiny.Uni;

/** Takes the steps of rules one after the other. */
@Singleton
class WatchSteps {

    private final WatchRules rules;
    private final WatchRows rows;
    private final Watches watches;

    WatchSteps(WatchRules rules, WatchRows rows, Watches watches) {
        this.rules = rules;
        this.rows = rows;
        this.watches = watches;
    }

    /** Notes that the step is told and sets the timer of the next; the rule, or empty when the timer means nothing. */
    Uni<Optional<WatchRule>> take(TicketSnapshot ticket, Watched.Timer timer) {
        return rows.of(ticket.id()).chain(known -> {
            var watched = Optional.ofNullable(known.get(timer.ruleId())).map(Watched::timer);
            return watched.equals(Optional.of(timer))
                    ? rules.findById(timer.ruleId()).map(Optional::ofNullable)
                    : Uni.createFrom().item(Optional.<WatchRule>empty());
        }).map(found -> found.filter(rule -> rule.version() == timer.ruleVersion()))
                .call(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : watches.next(found.get(), ticket, timer.since(), timer.told() + 1));
    }
}
