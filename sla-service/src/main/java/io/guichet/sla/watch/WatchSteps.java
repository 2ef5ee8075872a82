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
            var watched = Optional.ofNullable(known.get(timer.ruleId()))
                    .filter(one -> one.due() != null && one.timer().equals(timer));
            return watched.isEmpty() ? Uni.createFrom().item(Optional.<WatchRule>empty()) : take(ticket, watched.get());
        });
    }

    private Uni<Optional<WatchRule>> take(TicketSnapshot ticket, Watched watched) {
        return rules.findById(watched.ruleId()).map(Optional::ofNullable)
                .map(found -> found.filter(rule -> rule.version() == watched.ruleVersion()))
                .call(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : watches.next(found.get(), ticket, watched));
    }
}
