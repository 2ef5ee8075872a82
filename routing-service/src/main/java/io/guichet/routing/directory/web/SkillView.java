package io.guichet.routing.directory.web;

import io.guichet.routing.directory.Skill;

/** A skill as it is shown. */
record SkillView(String key, String name, long version) {

    static SkillView of(Skill skill) {
        return new SkillView(skill.key(), skill.details().name(), skill.version());
    }
}
