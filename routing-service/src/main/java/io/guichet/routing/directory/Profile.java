package io.guichet.routing.directory;

import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.guichet.events.DirectoryEvent;
import io.guichet.events.DirectoryEvent.ProfileChanged;
import io.guichet.events.DirectoryEvent.Reach;

/** What people of one kind may do, and whose tickets they see. */
@Entity
@Table(name = "profile")
public class Profile implements Described<Profile.Details> {

    @Id
    private String key;

    private String name;
    private List<String> permissions;

    @Enumerated(EnumType.STRING)
    private Reach reach;

    private long version;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Profile() {}

    Profile(String key, Details details, long version) {
        this();
        this.key = key;
        describe(details, version);
    }

    /** How a profile is described; a permission is written as {@code ticket:reply}. */
    public record Details(String name, List<String> permissions, Reach reach) {}

    @Override
    public Details details() {
        return new Details(name, List.copyOf(permissions), reach);
    }

    @Override
    public final void describe(Details details, long newVersion) {
        if (version == 0 || !details.equals(details())) {
            name = details.name();
            permissions = List.copyOf(details.permissions());
            reach = details.reach();
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
        return new ProfileChanged(new DirectoryEvent.Profile(key, name, List.copyOf(permissions), reach), version);
    }
}
