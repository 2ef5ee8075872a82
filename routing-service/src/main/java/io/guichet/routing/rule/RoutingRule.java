package io.guichet.routing.rule;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import io.guichet.events.Priority;

/** A rule that says what becomes of the tickets that meet its condition. */
@Entity
@Table(name = "routing_rule")
public class RoutingRule {

    @Id
    private UUID id;

    private String name;
    private int position;
    private @Nullable String department;
    private String condition;
    private @Nullable String groupKey;

    @Enumerated(EnumType.STRING)
    private @Nullable Priority priority;

    private List<String> addTags;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Object> setFields;

    private List<String> requireSkills;
    private boolean enabled;
    private long version;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected RoutingRule() {}

    /** A new rule; {@code last} is the last version that the history knows of one with its id, 0 for none. */
    RoutingRule(UUID id, Details details, long last) {
        this();
        this.id = id;
        take(details);
        version = last + 1;
    }

    /**
     * How a rule is described.
     *
     * @param position the rule with the lowest one is asked first
     * @param department key of the department whose tickets it is for; absent for all
     * @param condition in CEL; empty for every ticket
     * @param group key of the group that gets the ticket, unless it was given another one; absent to leave it in the one
     *     that it was given, or else to the department's fallback
     * @param priority that the ticket gets; absent to leave it as it is
     * @param setFields values by key; {@code {"from": "contact.region"}} is copied from what is known
     * @param requireSkills keys of what the agent must be able to do
     */
    public record Details(String name, int position, @Nullable String department, String condition,
            @Nullable String group,
            @Nullable Priority priority, List<String> addTags, Map<String, Object> setFields,
            List<String> requireSkills,
            boolean enabled) {

        public Details {
            addTags = List.copyOf(addTags);
            setFields = Map.copyOf(setFields);
            requireSkills = List.copyOf(requireSkills);
        }

        /** Whether it changes anything at all. */
        boolean isIdle() {
            return group == null && priority == null && addTags.isEmpty() && setFields.isEmpty()
                    && requireSkills.isEmpty();
        }
    }

    public Details details() {
        return new Details(name, position, department, condition, groupKey, priority, addTags, setFields,
                requireSkills, enabled);
    }

    /** Takes the description. */
    final void describe(Details details) {
        if (!details.equals(details())) {
            take(details);
            version++;
        }
    }

    private void take(Details details) {
        name = details.name();
        position = details.position();
        department = details.department();
        condition = details.condition();
        groupKey = details.group();
        priority = details.priority();
        addTags = details.addTags();
        setFields = details.setFields();
        requireSkills = details.requireSkills();
        enabled = details.enabled();
    }

    public UUID id() {
        return id;
    }

    /** +1 with each change. */
    public long version() {
        return version;
    }
}
