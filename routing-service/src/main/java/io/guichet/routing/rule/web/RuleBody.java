package io.guichet.routing.rule.web;

import java.util.List;
import java.util.Map;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Priority;
import io.guichet.routing.rule.RoutingRule;

/**
 * A rule as an administrator describes it; see {@link RoutingRule.Details}.
 *
 * @param enabled true if absent
 */
record RuleBody(@NotBlank @Size(max = 200) String name, @NotNull @Min(0) Integer position,
        @Nullable String department, @NotNull @Size(max = 4000) String condition, @Nullable @Size(min = 1) String group,
        @Nullable Priority priority, @Nullable @Size(max = 50) List<@NotBlank String> addTags,
        @Nullable @Size(max = 50) Map<String, @NotNull Object> setFields,
        @Nullable @Size(max = 20) List<@NotBlank String> requireSkills,
        @Nullable Boolean enabled) {

    RoutingRule.Details details() {
        return new RoutingRule.Details(name, position, department, condition, group, priority,
                addTags == null ? List.of() : addTags, setFields == null ? Map.of() : setFields,
                requireSkills == null ? List.of() : requireSkills, enabled == null || enabled);
    }
}
