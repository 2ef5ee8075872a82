package io.guichet.routing.directory.web;

import java.util.List;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import io.guichet.routing.directory.Agent;

/**
 * An agent as an administrator describes them; see {@link Agent.Details}.
 *
 * @param capacity 20 if absent
 */
record AgentBody(@NotBlank @Size(max = 200) String name, @NotBlank @Email @Size(max = 254) String email,
        @NotBlank String profile, @NotNull @Size(max = 200) List<@NotBlank String> departments,
        @NotNull @Size(max = 200) List<@NotBlank String> groups,
        @Nullable @Pattern(regexp = Language.PATTERN, message = Language.MESSAGE) String language,
        @Nullable @Min(0) @Max(10_000) Integer capacity) {

    private static final int USUAL_CAPACITY = 20;

    Agent.Details details() {
        return new Agent.Details(name, email, profile, departments.stream().distinct().toList(),
                groups.stream().distinct().toList(), language, capacity == null ? USUAL_CAPACITY : capacity);
    }
}
