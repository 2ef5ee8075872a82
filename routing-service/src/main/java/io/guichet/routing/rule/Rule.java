package io.guichet.routing.rule;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.guichet.conditions.Condition;
import io.guichet.events.Priority;

/** A rule that is ready to be asked; see {@link RoutingRule.Details}. */
public record Rule(String name, @Nullable String department, Condition condition, String group,
        @Nullable Priority priority, List<String> addTags, Map<String, Object> setFields) {

    /** The rule as it is described; its condition was checked when it was saved. */
    static Rule of(RoutingRule.Details details) {
        return new Rule(details.name(), details.department(), Condition.compile(details.condition()),
                details.group(), details.priority(), details.addTags(), details.setFields());
    }

    boolean isFor(String ticketsDepartment) {
        return department == null || department.equals(ticketsDepartment);
    }
}
