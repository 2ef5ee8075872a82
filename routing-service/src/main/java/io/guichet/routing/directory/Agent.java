package io.guichet.routing.directory;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent;
import io.guichet.events.DirectoryEvent.AgentChanged;
import io.guichet.events.DirectoryEvent.AgentDisabled;

/** A person who works in Guichet. */
@Entity
@Table(name = "agent")
public class Agent implements Described<Agent.Details> {

    @Id
    private UUID id;

    private String name;
    private String email;
    private String profile;
    private List<String> departments;
    private List<String> groups;
    private @Nullable String language;
    private int capacity;
    private boolean active;
    private long version;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Agent() {}

    Agent(UUID id, Details details, long version) {
        this();
        this.id = id;
        this.active = true;
        describe(details, version);
    }

    /**
     * How an agent is described.
     *
     * @param departments keys of the departments whose tickets they may see
     * @param groups keys of the groups that they take tickets for
     * @param capacity the most that automatic assignment may give, in units of work
     */
    public record Details(String name, String email, String profile, List<String> departments, List<String> groups,
            @Nullable String language, int capacity) {}

    @Override
    public Details details() {
        return new Details(name, email, profile, List.copyOf(departments), List.copyOf(groups), language, capacity);
    }

    @Override
    public final void describe(Details details, long newVersion) {
        if (version == 0 || !details.equals(details())) {
            name = details.name();
            email = details.email();
            profile = details.profile();
            departments = List.copyOf(details.departments());
            groups = List.copyOf(details.groups());
            language = details.language();
            capacity = details.capacity();
            version = newVersion;
        }
    }

    /** Ends, or allows again, the person's work in Guichet. */
    void activate(boolean wanted, long newVersion) {
        if (active != wanted) {
            active = wanted;
            version = newVersion;
        }
    }

    public UUID id() {
        return id;
    }

    public boolean active() {
        return active;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public DirectoryEvent event() {
        var agent = new DirectoryEvent.Agent(id, name, email, profile, List.copyOf(departments), List.copyOf(groups),
                language, capacity, active);
        return active ? new AgentChanged(agent, version) : new AgentDisabled(agent, version);
    }
}
