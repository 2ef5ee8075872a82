package io.guichet.routing.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.guichet.conditions.Facts;
import io.guichet.conditions.Outcome;

/** Rules in the order in which they are asked: the first whose condition holds decides. */
public record RuleBook(List<Rule> rules) {

    public RuleBook {
        rules = List.copyOf(rules);
    }

    /**
     * What the rules say of a ticket.
     *
     * @param rule the one that decides; empty when none does
     * @param failed those before it that could not be decided on these facts: they were passed over
     */
    public record Answer(Optional<Rule> rule, List<Failure> failed) {

        public Answer {
            failed = List.copyOf(failed);
        }
    }

    /** A rule whose condition failed. */
    public record Failure(UUID id, String rule, String reason) {}

    /** The first rule for the department whose condition holds. */
    public Answer ask(String department, Facts facts) {
        var failed = new ArrayList<Failure>();
        for (var rule : rules) {
            if (!rule.isFor(department)) {
                continue;
            }
            switch (rule.condition().evaluate(facts)) {
                case Outcome.Matched _ -> {
                    return new Answer(Optional.of(rule), failed);
                }
                case Outcome.NotMatched _ -> {
                }
                case Outcome.Failed failure -> failed.add(new Failure(rule.id(), rule.name(), failure.reason()));
            }
        }
        return new Answer(Optional.empty(), failed);
    }
}
