package io.guichet.routing.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent.Strategy;
import io.guichet.routing.decision.Decision;
import io.guichet.routing.decision.Outcome;

/** Why a ticket went where it went: each decision, the oldest first. */
record RoutingView(List<DecisionView> decisions) {

    static RoutingView of(List<Decision> decisions) {
        return new RoutingView(decisions.stream().map(DecisionView::of).toList());
    }

    /** See {@link Decision}. */
    record DecisionView(Instant at, String trigger, @Nullable String rule, @Nullable String group,
            @Nullable Strategy strategy, Outcome outcome, @Nullable String reason, @Nullable UUID agent,
            List<CandidateView> candidates) {

        static DecisionView of(Decision decision) {
            return new DecisionView(decision.at(), decision.trigger(), decision.rule(), decision.group(),
                    decision.strategy(), decision.outcome(), decision.reason(), decision.agent(),
                    decision.candidates().stream().map(CandidateView::of).toList());
        }
    }
}
