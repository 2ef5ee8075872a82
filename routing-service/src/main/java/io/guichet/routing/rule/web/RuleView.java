package io.guichet.routing.rule.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Priority;
import io.guichet.routing.rule.RoutingRule;

/** A rule as it is shown; see {@link RoutingRule.Details}. */
record RuleView(UUID id, String name, int position, @Nullable String department, String condition, String group,
        @Nullable Priority priority, List<String> addTags, Map<String, Object> setFields, boolean enabled,
        long version) {

    static RuleView of(RoutingRule rule) {
        var details = rule.details();
        return new RuleView(rule.id(), details.name(), details.position(), details.department(), details.condition(),
                details.group(), details.priority(), details.addTags(), details.setFields(), details.enabled(),
                rule.version());
    }
}
