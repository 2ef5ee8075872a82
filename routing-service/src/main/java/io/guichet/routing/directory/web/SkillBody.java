package io.guichet.routing.directory.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import io.guichet.routing.directory.Skill;

/** A skill as an administrator describes it. */
record SkillBody(@NotBlank @Size(max = 200) String name) {

    Skill.Details details() {
        return new Skill.Details(name);
    }
}
