package io.guichet.routing.directory.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import io.guichet.routing.directory.Skill;

/** A {@link SkillBody} with the key that it is to have. */
record NewSkill(@NotNull @Pattern(regexp = Key.PATTERN, message = Key.MESSAGE) String key,
        @NotBlank @Size(max = 200) String name) {

    Skill.Details details() {
        return new SkillBody(name).details();
    }
}
