package io.guichet.routing.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.guichet.events.DirectoryEvent;
import io.guichet.events.DirectoryEvent.SkillChanged;

/** Something that a ticket may require of the one who takes it. */
@Entity
@Table(name = "skill")
public class Skill implements Described<Skill.Details> {

    @Id
    private String key;

    private String name;
    private long version;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Skill() {}

    Skill(String key, Details details, long version) {
        this();
        this.key = key;
        describe(details, version);
    }

    /** How a skill is described. */
    public record Details(String name) {}

    @Override
    public Details details() {
        return new Details(name);
    }

    @Override
    public final void describe(Details details, long newVersion) {
        if (version == 0 || !details.equals(details())) {
            name = details.name();
            version = newVersion;
        }
    }

    public String key() {
        return key;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public DirectoryEvent event() {
        return new SkillChanged(new DirectoryEvent.Skill(key, name), version);
    }
}
