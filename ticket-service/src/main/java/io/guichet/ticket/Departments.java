package io.guichet.ticket;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent.Agent;
import io.guichet.events.DirectoryEvent.Department;
import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.http.directory.Directory;
import io.guichet.ticket.contact.EmailAddress;

/** What a ticket needs to know of its department and of the people who work there. */
@Singleton
public class Departments {

    /** How long a closed ticket is reopened by an answer, unless the department says otherwise. */
    static final Duration USUAL_REOPEN_WINDOW = Duration.ofDays(14);

    /** How long a resolved ticket stays so before it is closed, unless the department says otherwise. */
    static final Duration USUAL_CLOSE_AFTER = Duration.ofDays(4);

    private static final String REOPEN_WINDOW = "reopenWindow";
    private static final String CLOSE_AFTER = "closeAfter";
    private static final String THANKS_REOPENS = "thanksReopens";
    private static final String TAKE_ON_REPLY = "takeOnReply";
    private static final String SUB_STATUSES = "subStatuses";

    private final Directory directory;

    Departments(Directory directory) {
        this.directory = directory;
    }

    /** Whether everything published before this replica started has been read. */
    public boolean areKnown() {
        return directory.ready();
    }

    public boolean exists(String key) {
        return directory.department(key).isPresent();
    }

    /**
     * The department of a request that names none: the caller's own if they work in one, else one that speaks the
     * request's language, else the first by key.
     */
    public Optional<String> usual(@Nullable UUID agent, @Nullable String language) {
        return Optional.ofNullable(agent).flatMap(directory::agent)
                .flatMap(caller -> caller.departments().stream().filter(this::exists).sorted().findFirst())
                .or(() -> directory.departments().stream().filter(one -> one.language().equals(language)).findFirst()
                        .map(Department::key))
                .or(() -> directory.departments().stream().findFirst().map(Department::key));
    }

    /** Where the tickets of a group go: to the group, and to its department. */
    Destination toGroup(String key) {
        var group = directory.group(key).orElseThrow(() -> new UnknownDestination("group", key));
        var agents = directory.agents().stream().filter(Agent::active).filter(agent -> agent.groups().contains(key))
                .map(Agent::id).collect(Collectors.toUnmodifiableSet());
        return new Destination(group.department(), key, agents);
    }

    /** To a department, whose rules choose the group. */
    Destination toDepartment(String key) {
        if (!exists(key)) {
            throw new UnknownDestination("department", key);
        }
        return new Destination(key, null, Set.of());
    }

    boolean hasGroup(String key) {
        return directory.group(key).isPresent();
    }

    /** What customers are answered in, as two letters each. */
    Set<String> languages() {
        return directory.departments().stream().map(Department::language).collect(Collectors.toUnmodifiableSet());
    }

    public Optional<String> language(String key) {
        return directory.department(key).map(Department::language);
    }

    /** The address that customers write to; empty for a department that has no proper one. */
    public Optional<EmailAddress> supportAddress(String key) {
        return directory.department(key).map(Department::supportAddress).flatMap(EmailAddress::parse);
    }

    /** Whether mail to this address is mail to one of us. */
    public boolean isOurs(EmailAddress address) {
        return ourAddresses().contains(address);
    }

    /** The addresses that customers write to. */
    public Set<EmailAddress> ourAddresses() {
        return directory.departments().stream().map(Department::supportAddress)
                .flatMap(address -> EmailAddress.parse(address).stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** How long after closing an answer still reopens; later it becomes a ticket that follows up. */
    Duration reopenWindow(String key) {
        return setting(key, REOPEN_WINDOW).map(Object::toString).flatMap(Departments::duration)
                .orElse(USUAL_REOPEN_WINDOW);
    }

    /** How long after a ticket was resolved it is closed by itself. */
    public Duration closeAfter(String key) {
        return setting(key, CLOSE_AFTER).map(Object::toString).flatMap(Departments::duration)
                .orElse(USUAL_CLOSE_AFTER);
    }

    /** Whether also a short thanks opens again what is resolved; usually it is only attached. */
    boolean thanksReopens(String key) {
        return setting(key, THANKS_REOPENS).filter(Boolean.TRUE::equals).isPresent();
    }

    /** Whether an agent who answers a ticket that nobody has takes it; usually routing goes on to say who does. */
    boolean takesOnReply(String key) {
        return setting(key, TAKE_ON_REPLY).filter(Boolean.TRUE::equals).isPresent();
    }

    /** The department's own names of statuses. */
    public List<SubStatus> subStatuses(String key) {
        return SubStatus.read(setting(key, SUB_STATUSES).orElse(null));
    }

    private Optional<Object> setting(String department, String name) {
        return directory.department(department).map(Department::settings).map(settings -> settings.get(name));
    }

    /** An agent who may be given tickets; empty for anybody else. */
    public Optional<Agent> agent(UUID id) {
        return directory.agent(id).filter(Agent::active);
    }

    /** The agent of an address; empty when nobody who works here has it. */
    public Optional<Agent> agentOf(EmailAddress address) {
        return directory.agents().stream().filter(Agent::active)
                .filter(agent -> EmailAddress.parse(agent.email()).filter(address::equals).isPresent()).findFirst();
    }

    /** The name of somebody who works here, or once did. */
    public Optional<String> nameOf(UUID agent) {
        return directory.agent(agent).map(Agent::name);
    }

    /** Whether an agent is not there to go on with a ticket. */
    boolean isAway(UUID agent) {
        var presence = directory.presence(agent);
        return agent(agent).isEmpty() || presence == Presence.AWAY || presence == Presence.OFFLINE;
    }

    private static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException notOne) {
            return Optional.empty();
        }
    }
}
