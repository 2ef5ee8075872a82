package io.guichet.http.directory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.guichet.events.DirectoryEvent;
import io.guichet.events.DirectoryEvent.Agent;
import io.guichet.events.DirectoryEvent.AgentChanged;
import io.guichet.events.DirectoryEvent.AgentDisabled;
import io.guichet.events.DirectoryEvent.Department;
import io.guichet.events.DirectoryEvent.DepartmentChanged;
import io.guichet.events.DirectoryEvent.EntryRemoved;
import io.guichet.events.DirectoryEvent.Group;
import io.guichet.events.DirectoryEvent.GroupChanged;
import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.events.DirectoryEvent.PresenceChanged;
import io.guichet.events.DirectoryEvent.Profile;
import io.guichet.events.DirectoryEvent.ProfileChanged;
import io.guichet.events.DirectoryEvent.SkillChanged;

/**
 * The organisation as of the last event heard: a permission is checked without a query. Safe from any thread; what one
 * event says is seen whole.
 */
@Singleton
public class Directory {

    private static final Logger LOG = Logger.getLogger(Directory.class);

    private final Map<String, DirectoryEvent> entries = new ConcurrentHashMap<>();
    private final List<Consumer<DirectoryEvent>> listeners = new CopyOnWriteArrayList<>();
    private volatile BooleanSupplier ready = () -> true;

    /** Takes what an event says; one that is not newer than what is known of its entry changes nothing. */
    public void apply(DirectoryEvent event) {
        if (isNews(event)) {
            listeners.forEach(listener -> tell(listener, event));
        }
    }

    /**
     * Tells of each change from now on, on the thread that heard of it: the listener must not block. Its failure is
     * logged and disturbs nobody else.
     */
    public void onChange(Consumer<DirectoryEvent> listener) {
        listeners.add(listener);
    }

    /** Whether everything published before this replica started is known. */
    public boolean ready() {
        return ready.getAsBoolean();
    }

    void readyWhen(BooleanSupplier caughtUp) {
        ready = caughtUp;
    }

    /** The department of a key, unless removed. */
    public Optional<Department> department(String key) {
        return entry("department:" + key, DepartmentChanged.class).map(DepartmentChanged::department);
    }

    /** All departments, by key. */
    public List<Department> departments() {
        return all(DepartmentChanged.class).map(DepartmentChanged::department).toList();
    }

    /** The group of a key, unless removed. */
    public Optional<Group> group(String key) {
        return entry("group:" + key, GroupChanged.class).map(GroupChanged::group);
    }

    /** All groups, by key. */
    public List<Group> groups() {
        return all(GroupChanged.class).map(GroupChanged::group).toList();
    }

    /** The agent of an id, also a disabled one ({@link Agent#active} says so): old tickets still name them. */
    public Optional<Agent> agent(UUID id) {
        return Optional.ofNullable(entries.get("agent:" + id)).flatMap(Directory::agentOf);
    }

    /** Whether this subject of a token was an agent once and may no longer work in Guichet. */
    public boolean isDisabled(String subject) {
        return Optional.ofNullable(entries.get("agent:" + subject)).flatMap(Directory::agentOf)
                .filter(agent -> !agent.active()).isPresent();
    }

    /** All agents, the disabled ones included, by id. */
    public List<Agent> agents() {
        return known(agent -> true).toList();
    }

    /** The agents of a group who are not disabled, by id. */
    public List<Agent> members(String group) {
        return known(agent -> agent.active() && agent.groups().contains(group)).toList();
    }

    /** Whether an agent can be given work now; offline as long as nothing was heard. */
    public Presence presence(UUID agent) {
        return entry("presence:" + agent, PresenceChanged.class).map(PresenceChanged::presence)
                .orElse(Presence.OFFLINE);
    }

    /** The profile of a key, unless removed. */
    public Optional<Profile> profile(String key) {
        return entry("profile:" + key, ProfileChanged.class).map(ProfileChanged::profile);
    }

    /** All profiles, by key. */
    public List<Profile> profiles() {
        return all(ProfileChanged.class).map(ProfileChanged::profile).toList();
    }

    private synchronized boolean isNews(DirectoryEvent event) {
        var known = entries.get(event.key());
        if (known != null && known.version() >= event.version()) {
            return false;
        }
        entries.put(event.key(), event);
        return true;
    }

    private static Optional<Agent> agentOf(DirectoryEvent event) {
        return switch (event) {
            case AgentChanged changed -> Optional.of(changed.agent());
            case AgentDisabled disabled -> Optional.of(inactive(disabled.agent()));
            case DepartmentChanged _ -> Optional.empty();
            case GroupChanged _ -> Optional.empty();
            case PresenceChanged _ -> Optional.empty();
            case ProfileChanged _ -> Optional.empty();
            case SkillChanged _ -> Optional.empty();
            case EntryRemoved _ -> Optional.empty();
        };
    }

    private static Agent inactive(Agent agent) {
        return new Agent(agent.id(), agent.name(), agent.email(), agent.profile(), agent.departments(), agent.groups(),
                agent.language(), agent.capacity(), false, agent.languages(), agent.skills(), agent.hours(),
                agent.exempt(), agent.deputy(), agent.regions());
    }

    private <E extends DirectoryEvent> Optional<E> entry(String key, Class<E> type) {
        return Optional.ofNullable(entries.get(key)).filter(type::isInstance).map(type::cast);
    }

    private <E extends DirectoryEvent> Stream<E> all(Class<E> type) {
        return entries.values().stream().filter(type::isInstance).map(type::cast)
                .sorted(Comparator.comparing(DirectoryEvent::key));
    }

    private Stream<Agent> known(Predicate<Agent> wanted) {
        return entries.values().stream().flatMap(event -> agentOf(event).stream()).filter(wanted)
                .sorted(Comparator.comparing(agent -> agent.id().toString()));
    }

    private static void tell(Consumer<DirectoryEvent> listener, DirectoryEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "A listener failed on %s of %s", event.type(), event.key());
        }
    }
}
