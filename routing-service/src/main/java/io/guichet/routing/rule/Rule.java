package io.guichet.routing.rule;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.conditions.Condition;
import io.guichet.events.Priority;
import io.guichet.events.TicketSnapshot;

/** A rule that is ready to be asked; see {@link RoutingRule.Details}. */
public record Rule(UUID id, long version, String name, @Nullable String department, Condition condition,
        @Nullable String group,
        @Nullable Priority priority, List<String> addTags, Map<String, Object> setFields,
        List<String> requireSkills) {

    /** The rule as it is described; its condition was checked when it was saved. */
    public static Rule of(UUID id, long version, RoutingRule.Details details) {
        return new Rule(id, version, details.name(), details.department(), Condition.compile(details.condition()),
                details.group(), details.priority(), details.addTags(), details.setFields(),
                details.requireSkills());
    }

    /** The fields that it sets on the ticket, filled where they are copied from what is known of it. */
    public Map<String, Object> fieldsFor(TicketSnapshot ticket) {
        return CopiedFields.of(setFields, ticket);
    }

    /** Whether what it says holds for a ticket that was given the group: unless it names another one. */
    public boolean leaves(String given) {
        return group == null || group.equals(given);
    }

    /** Whether it is asked about tickets of the department. */
    public boolean isFor(String ticketsDepartment) {
        return department == null || department.equals(ticketsDepartment);
    }
}
