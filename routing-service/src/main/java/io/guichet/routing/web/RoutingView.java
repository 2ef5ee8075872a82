package io.guichet.routing.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent.Strategy;
import io.guichet.routing.Explanation;
import io.guichet.routing.Explanation.FailedRule;
import io.guichet.routing.RouteNames;
import io.guichet.routing.decision.Decision;
import io.guichet.routing.decision.Outcome;

/**
 * Why a ticket went where it went: each decision, the oldest first.
 *
 * @param failedRules rules that were passed over because they could not be decided on this ticket
 */
record RoutingView(List<DecisionView> decisions, List<FailedRule> failedRules) {

    static RoutingView of(Explanation explanation) {
        return new RoutingView(explanation.decisions().stream()
                .map(decision -> DecisionView.of(decision, explanation.department())).toList(), explanation.failed());
    }

    /**
     * See {@link Decision}.
     *
     * @param rule name of the rule that decided, or a sentence that stands in its place
     * @param ruleId of the rule, if one decided
     * @param ruleVersion as the rule was described then
     * @param source who chose the group
     */
    record DecisionView(Instant at, String trigger, @Nullable String because, @Nullable String rule,
            @Nullable UUID ruleId, @Nullable Long ruleVersion,
            RouteNames.Source source, @Nullable String group, @Nullable Strategy strategy, Outcome outcome,
            @Nullable String reason, @Nullable UUID agent, @Nullable String note, @Nullable Long waitedMillis,
            List<CandidateView> candidates) {

        static DecisionView of(Decision decision, String department) {
            var ruling = decision.rule();
            return new DecisionView(decision.at(), decision.trigger(), decision.because(),
                    RouteNames.shown(ruling, department), ruling == null ? null : ruling.id(),
                    ruling == null ? null : ruling.version(), RouteNames.source(ruling),
                    decision.group(), decision.strategy(), decision.outcome(), decision.reason(), decision.agent(),
                    decision.note(), decision.waitedMillis(),
                    decision.candidates().stream().map(CandidateView::of).toList());
        }
    }
}
