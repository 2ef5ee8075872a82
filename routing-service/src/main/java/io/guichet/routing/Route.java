package io.guichet.routing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Priority;
import io.guichet.routing.rule.Rule;
import io.guichet.routing.rule.RuleBook;

/**
 * Where a ticket goes, and what changes on the way.
 *
 * @param rule name of the rule that says so; {@code fallback} when none does, absent when the group was given
 * @param group key of the group; empty when there is none to go to
 * @param failed rules that were passed over because they could not be decided
 */
public record Route(@Nullable String rule, Optional<String> group, @Nullable Priority priority, List<String> addTags,
        Map<String, Object> setFields, List<RuleBook.Failure> failed) {

    static final String FALLBACK = "fallback";

    /** The ticket already has its group. */
    static Route given(String group) {
        return new Route(null, Optional.of(group), null, List.of(), Map.of(), List.of());
    }

    /** As a rule says. */
    static Route by(Rule rule, List<RuleBook.Failure> failed) {
        return new Route(rule.name(), Optional.of(rule.group()), rule.priority(), rule.addTags(), rule.setFields(),
                failed);
    }

    /** No rule says anything: the department's own choice, if it has one. */
    static Route fallback(Optional<String> group, List<RuleBook.Failure> failed) {
        return new Route(FALLBACK, group, null, List.of(), Map.of(), failed);
    }
}
