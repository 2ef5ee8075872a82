package io.guichet.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.conditions.Facts;
import io.guichet.conditions.Outcome;
import io.guichet.routing.rule.Rule;
import io.guichet.routing.rule.RuleBook;

/** What a rule would have done with tickets of the past, in the place where it would stand. */
public final class Trial {

    private static final int EXAMPLES = 20;

    private final Rule rule;
    private final RuleBook book;
    private final Map<String, Integer> from = new TreeMap<>();
    private final Map<String, Integer> reasons = new TreeMap<>();
    private final List<Example> examples = new ArrayList<>();
    private int tried;
    private int matched;
    private int decides;
    private int moved;
    private int given;
    private int failed;

    /** The rule, and all rules with it among them. */
    Trial(Rule rule, RuleBook book) {
        this.rule = rule;
        this.book = book;
    }

    /**
     * A ticket of the past.
     *
     * @param group that it went to
     * @param fallback of its department, where it has one
     * @param given whether it had its group already: no rule moves it
     * @param visible whether whoever tries the rule may see it
     */
    record Past(UUID ticket, long number, String subject, String department, @Nullable String group,
            @Nullable String fallback, boolean given, boolean visible, Facts facts) {}

    /** A ticket that would have gone elsewhere. */
    public record Example(UUID ticket, long number, String subject, @Nullable String was, @Nullable String now) {}

    /**
     * What came of it.
     *
     * @param tried tickets of the departments that the rule is for
     * @param matched those that meet its condition
     * @param given those of them that had another group already than the rule names: no rule moves them
     * @param decides those of the others for which no rule before it decides
     * @param moved those of them that went to another group
     * @param movedFrom how many of those by the group that they went to
     * @param failed those on which the condition cannot be decided
     * @param reasons how many of those by reason
     */
    public record Result(int tried, int matched, int given, int decides, int moved, Map<String, Integer> movedFrom,
            int failed,
            Map<String, Integer> reasons, List<Example> examples) {}

    void consider(Past past) {
        if (!rule.isFor(past.department())) {
            return;
        }
        tried++;
        switch (rule.condition().evaluate(past.facts())) {
            case Outcome.Matched _ -> match(past);
            case Outcome.NotMatched _ -> {
            }
            case Outcome.Failed failure -> {
                failed++;
                reasons.merge(failure.reason(), 1, Integer::sum);
            }
        }
    }

    private void match(Past past) {
        matched++;
        if (past.given() && !rule.leaves(String.valueOf(past.group()))) {
            given++;
            return;
        }
        var first = book.ask(past.department(), past.facts()).rule().map(Rule::id);
        if (first.filter(rule.id()::equals).isEmpty()) {
            return;
        }
        decides++;
        var now = goesTo(past);
        if (Objects.equals(now, past.group())) {
            return;
        }
        moved++;
        from.merge(past.group() == null ? "" : past.group(), 1, Integer::sum);
        if (past.visible() && examples.size() < EXAMPLES) {
            examples.add(new Example(past.ticket(), past.number(), past.subject(), past.group(), now));
        }
    }

    private @Nullable String goesTo(Past past) {
        if (past.given()) {
            return past.group();
        }
        return rule.group() == null ? past.fallback() : rule.group();
    }

    Result result() {
        return new Result(tried, matched, given, decides, moved, Map.copyOf(from), failed, Map.copyOf(reasons),
                List.copyOf(examples));
    }
}
