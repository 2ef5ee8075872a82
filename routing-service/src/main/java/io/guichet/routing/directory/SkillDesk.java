package io.guichet.routing.directory;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

/** Everything one can do with skills. */
@Singleton
public class SkillDesk extends DescribedDesk<String, Skill, Skill.Details> {

    private final References references;

    SkillDesk(Skills skills, Entries entries, References references) {
        super("skill", skills, entries);
        this.references = references;
    }

    @Override
    Skill make(String key, Skill.Details details, long version) {
        return new Skill(key, details, version);
    }

    @Override
    Uni<Void> release(String key) {
        var entry = entry(key);
        return references.refuseIf("select 1 from agent where $1 = any(skills) limit 1", entry, "an agent")
                .chain(() -> references.refuseIf("select 1 from routing_rule where $1 = any(require_skills) limit 1",
                        entry, "a routing rule"));
    }
}
