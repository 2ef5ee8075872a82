package io.guichet.routing.directory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;

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
    private List<String> languages;
    private List<String> skills;
    private List<String> regions;
    private @Nullable String hours;
    private boolean exempt;
    private @Nullable UUID deputy;
    private boolean active;
    private @Nullable Told told;
    private long version;

    @Transient
    private boolean renamed;

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
     * @param abilities what they can do, and when
     */
    public record Details(String name, String email, String profile, List<String> departments, List<String> groups,
            @Nullable String language, int capacity, Abilities abilities) {}

    /**
     * What an agent can do, and when.
     *
     * @param languages that they answer in, beside their own
     * @param skills keys of what tickets may require of them
     * @param regions whose tickets they take where their group requires that; empty for those of every region
     * @param hours key of the calendar of their working hours; absent when they have none
     * @param exempt whether nothing is assigned to them automatically
     * @param deputy who takes their work while they are away
     */
    public record Abilities(List<String> languages, List<String> skills, List<String> regions, @Nullable String hours,
            boolean exempt, @Nullable UUID deputy) {

        /** Nothing in particular, at any time. */
        public static final Abilities NONE = new Abilities(List.of(), List.of(), List.of(), null, false,
                null);

        public Abilities {
            languages = List.copyOf(languages);
            skills = List.copyOf(skills);
            regions = List.copyOf(regions);
        }
    }

    @Override
    public Details details() {
        return new Details(name, email, profile, List.copyOf(departments), List.copyOf(groups), language, capacity,
                new Abilities(languages, skills, regions, hours, exempt, deputy));
    }

    @Override
    public final void describe(Details details, long newVersion) {
        if (version == 0 || !details.equals(details())) {
            renamed = version > 0 && !(details.name().equals(name) && details.email().equals(email));
            name = details.name();
            email = details.email();
            profile = details.profile();
            departments = List.copyOf(details.departments());
            groups = List.copyOf(details.groups());
            language = details.language();
            capacity = details.capacity();
            take(details.abilities());
            version = newVersion;
        }
    }

    /** Whether the last description changed their address or their name. */
    boolean isRenamed() {
        return renamed;
    }

    private void take(Abilities abilities) {
        languages = abilities.languages();
        skills = abilities.skills();
        regions = abilities.regions();
        hours = abilities.hours();
        exempt = abilities.exempt();
        deputy = abilities.deputy();
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

    /** What became of what the identity provider was told; empty when nothing was. */
    public Optional<Told> told() {
        return Optional.ofNullable(told);
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
                language, capacity, active, List.copyOf(languages), List.copyOf(skills), hours, exempt, deputy,
                List.copyOf(regions));
        return active ? new AgentChanged(agent, version) : new AgentDisabled(agent, version);
    }
}
