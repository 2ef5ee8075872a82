package io.guichet.routing.rule.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Priority;
import io.guichet.routing.rule.Failures;
import io.guichet.routing.rule.RoutingRule;

/**
 * A rule as it is shown; see {@link RoutingRule.Details}.
 *
 * @param failures how often it could not be decided in the last 30 days; absent when it never happened
 */
record RuleView(UUID id, String name, int position, @Nullable String department, String condition,
        @Nullable String group, @Nullable Priority priority, List<String> addTags, Map<String, Object> setFields,
        List<String> requireSkills, boolean enabled, @Nullable Failures failures, long version) {

    static RuleView of(RoutingRule rule, @Nullable Failures failures) {
        var details = rule.details();
        return new RuleView(rule.id(), details.name(), details.position(), details.department(), details.condition(),
                details.group(), details.priority(), details.addTags(), details.setFields(), details.requireSkills(),
                details.enabled(), failures, rule.version());
    }
}
