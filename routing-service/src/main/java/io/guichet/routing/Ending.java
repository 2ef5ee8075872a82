package io.guichet.routing;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.routing.decision.Outcome;

/**
 * What an event means for a proposal that it ends.
 *
 * @param outcome of the proposal
 * @param reason in a word, where there is one
 * @param byHand who decided themselves; empty when nobody did
 */
record Ending(Outcome outcome, @Nullable String reason, Optional<Actor> byHand) {

    /** Something else happened to the ticket. */
    static final Ending OVERTAKEN = new Ending(Outcome.OVERTAKEN, null, Optional.empty());

    /** ticket-service gave the ticket to whom routing had proposed. */
    static final Ending ACCEPTED = new Ending(Outcome.ASSIGNED, null, Optional.empty());

    static Ending declined(String reason) {
        return new Ending(Outcome.DECLINED, reason, Optional.empty());
    }

    static Ending byHand(Actor by) {
        return new Ending(Outcome.OVERTAKEN, "by-hand", Optional.of(by));
    }
}
