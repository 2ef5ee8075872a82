package io.guichet.routing.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent.Strategy;
import io.guichet.events.Priority;
import io.guichet.routing.RouteNames;
import io.guichet.routing.Simulation;
import io.guichet.routing.assignment.Choice;
import io.guichet.routing.decision.Outcome;
import io.guichet.routing.queue.Preview.Seen;
import io.guichet.routing.rule.RuleBook;

/**
 * What would happen to a ticket.
 *
 * @param rule that would decide, or a sentence that stands in its place; absent when the group is given and no rule says
 *     anything else
 * @param ruleId of the rule, if one would decide
 * @param ruleVersion as the rule is described now
 * @param source who would choose the group
 * @param requireSkills what the agent would have to be able to do
 * @param outcome {@code PROPOSED} to the agent, {@code QUEUED}, or {@code NO_GROUP}
 * @param reason why it would have to wait
 * @param failedRules rules that cannot be decided on this ticket, with the reason
 */
record SimulationView(@Nullable String rule, @Nullable UUID ruleId, @Nullable Long ruleVersion,
        RouteNames.Source source, @Nullable String group,
        @Nullable Priority priority, List<String> addTags, Map<String, Object> setFields, List<String> requireSkills,
        @Nullable Strategy strategy, Outcome outcome, @Nullable String reason,
        @Nullable UUID agent, List<CandidateView> candidates, List<RuleBook.Failure> failedRules) {

    static SimulationView of(Simulation simulation) {
        var route = simulation.route();
        var choice = simulation.seen().map(Seen::choice);
        var agent = simulation.seen().flatMap(Seen::agent);
        var ruling = route.rule();
        return new SimulationView(RouteNames.shown(ruling, simulation.department()),
                ruling == null ? null : ruling.id(),
                ruling == null ? null : ruling.version(), RouteNames.source(ruling), route.group().orElse(null),
                route.priority(), route.addTags(),
                route.setFields(), route.skills(), simulation.seen().map(Seen::strategy).orElse(null),
                outcome(simulation.seen()),
                agent.isPresent() ? null : simulation.seen().map(Seen::reason).orElse(null), agent.orElse(null),
                choice.map(Choice::considered).orElse(List.of()).stream().map(CandidateView::of).toList(),
                route.failed());
    }

    private static Outcome outcome(Optional<Seen> seen) {
        return seen.map(made -> made.agent().isPresent() ? Outcome.PROPOSED : Outcome.QUEUED)
                .orElse(Outcome.NO_GROUP);
    }
}
