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

import io.guichet.routing.identity.Invitations.Newcomer;

/**
 * An {@link AgentBody} with the id of the person at the identity provider.
 *
 * @param id absent for somebody who is to be found there by their address, or made there, and invited
 */
record NewAgent(@Nullable UUID id, @NotBlank @Size(max = 200) String name,
        @NotBlank @Email @Size(max = 254) String email, @NotBlank String profile,
        @NotNull @Size(max = 200) List<@NotBlank String> departments,
        @NotNull @Size(max = 200) List<@NotBlank String> groups,
        @Nullable @Pattern(regexp = Language.PATTERN, message = Language.MESSAGE) String language,
        @Nullable @Min(0) @Max(10_000) Integer capacity,
        @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = Language.PATTERN, message = Language.MESSAGE) String> languages,
        @Nullable @Size(max = 100) List<@NotBlank String> skills, @Nullable String hours, @Nullable Boolean exempt,
        @Nullable UUID deputy, @Nullable @Size(max = 100) List<@NotBlank @Size(max = 100) String> regions) {

    /** Somebody who is to be taken in, described at this place of what was sent. */
    Newcomer newcomer(String place) {
        return new Newcomer(id, new AgentBody(name, email, profile, departments, groups, language, capacity, languages,
                skills, hours, exempt, deputy, regions).details(), place);
    }
}
