package io.guichet.routing.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;

import io.guichet.events.DirectoryEvent;
import io.guichet.events.DirectoryEvent.GroupChanged;
import io.guichet.events.DirectoryEvent.Strategy;
import io.guichet.routing.assignment.GroupOptions;
import io.guichet.routing.assignment.LanguageUse;
import io.guichet.routing.assignment.OptionsJson;

/** Agents who take the same kind of tickets. */
@Entity
@Table(name = "agent_group")
public class Group implements Described<Group.Details> {

    @Id
    private String key;

    private String name;
    private String department;

    @Enumerated(EnumType.STRING)
    private Strategy strategy;

    @Enumerated(EnumType.STRING)
    private LanguageUse languageUse;

    private String options;

    private long version;

    @Transient
    private boolean reordered;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Group() {}

    Group(String key, Details details, long version) {
        this();
        this.key = key;
        describe(details, version);
    }

    /** How a group is described; {@code department} is a key. */
    public record Details(String name, String department, Strategy strategy, LanguageUse languageUse,
            GroupOptions options) {}

    @Override
    public Details details() {
        return new Details(name, department, strategy, languageUse, OptionsJson.read(options));
    }

    @Override
    public final void describe(Details details, long newVersion) {
        if (version == 0 || !details.equals(details())) {
            reordered = version > 0 && !details.options().order().equals(details().options().order());
            name = details.name();
            department = details.department();
            strategy = details.strategy();
            languageUse = details.languageUse();
            options = OptionsJson.write(details.options());
            version = newVersion;
        }
    }

    /** Whether the last description changed which tickets come before others. */
    boolean isReordered() {
        return reordered;
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
        return new GroupChanged(new DirectoryEvent.Group(key, name, department, strategy), version);
    }
}
