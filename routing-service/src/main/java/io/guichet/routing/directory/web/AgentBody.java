package io.guichet.routing.directory.web;

import java.util.List;
import java.util.UUID;

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
 * An agent as an administrator describes them; see {@link Agent.Details} and {@link Agent.Abilities}.
 *
 * @param capacity 20 if absent
 */
record AgentBody(@NotBlank @Size(max = 200) String name, @NotBlank @Email @Size(max = 254) String email,
        @NotBlank String profile, @NotNull @Size(max = 200) List<@NotBlank String> departments,
        @NotNull @Size(max = 200) List<@NotBlank String> groups,
        @Nullable @Pattern(regexp = Language.PATTERN, message = Language.MESSAGE) String language,
        @Nullable @Min(0) @Max(10_000) Integer capacity,
        @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = Language.PATTERN, message = Language.MESSAGE) String> languages,
        @Nullable @Size(max = 100) List<@NotBlank String> skills, @Nullable String hours, @Nullable Boolean exempt,
        @Nullable UUID deputy, @Nullable @Size(max = 100) List<@NotBlank @Size(max = 100) String> regions) {

    private static final int USUAL_CAPACITY = 20;

    Agent.Details details() {
        return new Agent.Details(name, email, profile, distinct(departments), distinct(groups), language,
                capacity == null ? USUAL_CAPACITY : capacity, new Agent.Abilities(distinct(languages),
                        distinct(skills), distinct(regions), hours, Boolean.TRUE.equals(exempt), deputy));
    }

    private static List<String> distinct(@Nullable List<String> keys) {
        return keys == null ? List.of() : keys.stream().distinct().toList();
    }
}
