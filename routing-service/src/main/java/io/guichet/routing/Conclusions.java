package io.guichet.routing;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.reliable.Ids;
import io.guichet.routing.decision.Decision;
import io.guichet.routing.decision.Decision.Why;
import io.guichet.routing.decision.Decisions;
import io.guichet.routing.decision.Outcome;
import io.smallrye.mutiny.Uni;

/** What is kept of how a proposal ended, of a person's choice, and of a ticket that goes elsewhere. */
@Singleton
class Conclusions {

    private final Decisions decisions;
    private final Ids ids;
    private final Clock clock;

    Conclusions(Decisions decisions, Ids ids, Clock clock) {
        this.decisions = decisions;
        this.ids = ids;
        this.clock = clock;
    }

    /** The proposal that ended, if one did, and the person who decided, if one did. */
    Uni<Void> of(RoutedTicket ticket, Standing before, Ending ending) {
        return ticket.standing().ended(before)
                .map(request -> decisions.settle(ticket.id(), request, ending.outcome(), ending.reason()))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .chain(() -> ending.byHand().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : decisions.add(List.of(byHand(ticket, ending.byHand().get()))));
    }

    /** The ticket goes elsewhere, or its agent no longer has it. */
    Uni<Void> keep(RoutedTicket ticket, Why why, @Nullable UUID agent) {
        return decisions.add(List.of(new Decision(ids.next(), ticket.id(), clock.instant(), why, agent)));
    }

    private Decision byHand(RoutedTicket ticket, Actor by) {
        return new Decision(ids.next(), ticket.id(), clock.instant(),
                new Why(Outcome.BY_HAND, null, "person", null, ticket.group(), by.name(), null), ticket.assignee());
    }
}
