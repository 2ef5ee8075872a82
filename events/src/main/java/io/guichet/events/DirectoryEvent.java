package io.guichet.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Departments, groups, people and what they may do; published by routing-service on {@code guichet.directory}. */
public sealed interface DirectoryEvent extends GuichetEvent {

    /** +1 with each change of the same entry: an older one is ignored. */
    long version();

    /** A department, with its settings. */
    record DepartmentChanged(Department department, long version) implements DirectoryEvent {
        @Override
        public String key() {
            return "department:" + department.key();
        }
    }

    /** A group of agents. */
    record GroupChanged(Group group, long version) implements DirectoryEvent {
        @Override
        public String key() {
            return "group:" + group.key();
        }
    }

    /** A person who works in Guichet. */
    record AgentChanged(Agent agent, long version) implements DirectoryEvent {
        @Override
        public String key() {
            return "agent:" + agent.id();
        }
    }

    /** A person may no longer work in Guichet: sessions and streams end. */
    record AgentDisabled(Agent agent, long version) implements DirectoryEvent {
        @Override
        public String key() {
            return "agent:" + agent.id();
        }
    }

    /** An agent came, left, or is busy. */
    record PresenceChanged(UUID agentId, Presence presence, Instant since, long version) implements DirectoryEvent {
        @Override
        public String key() {
            return "presence:" + agentId;
        }
    }

    /** What people of a profile may do. */
    record ProfileChanged(Profile profile, long version) implements DirectoryEvent {
        @Override
        public String key() {
            return "profile:" + profile.key();
        }
    }

    /** Something that a ticket may require of the one who takes it. */
    record SkillChanged(Skill skill, long version) implements DirectoryEvent {
        @Override
        public String key() {
            return "skill:" + skill.key();
        }
    }

    /** An entry was removed; {@code entry} is its key, for example {@code group:billing-fr}. */
    record EntryRemoved(String entry, long version) implements DirectoryEvent {
        @Override
        public String key() {
            return entry;
        }
    }

    /**
     * A department.
     *
     * @param supportAddress the public address that customers write to
     * @param calendar key of its business calendar
     * @param settings further settings by name, for example {@code reopenWindow}
     */
    record Department(String key, String name, String language, String supportAddress, @Nullable String calendar,
            Map<String, Object> settings) {}

    /** A group; {@code strategy} is how its tickets find an agent. */
    record Group(String key, String name, String department, Strategy strategy) {}

    /**
     * A person who works in Guichet.
     *
     * @param id the {@code sub} of their tokens
     * @param departments keys of the departments whose tickets they may see
     * @param groups keys of the groups that they take tickets for
     * @param capacity in units of work
     * @param languages further languages that they answer in
     * @param skills keys of what they can do
     * @param hours key of the calendar of their working hours; absent when they have none
     * @param exempt whether nothing is assigned to them automatically
     * @param deputy id of the agent who takes their work while they are away
     * @param regions whose tickets they take where their group asks for that; empty for those of every region
     */
    record Agent(UUID id, String name, String email, String profile, List<String> departments, List<String> groups,
            @Nullable String language, int capacity, boolean active, @Nullable List<String> languages,
            @Nullable List<String> skills, @Nullable String hours, @Nullable Boolean exempt, @Nullable UUID deputy,
            @Nullable List<String> regions) {}

    /** A skill, as people call it. */
    record Skill(String key, String name) {}

    /**
     * What the people of a profile may do.
     *
     * @param permissions for example {@code ticket:reply}
     * @param reach whose tickets they see
     */
    record Profile(String key, String name, List<String> permissions, Reach reach) {}

    /** How an automatic assignment chooses among agents. */
    enum Strategy {
        ROUND_ROBIN, LEAST_LOADED, MANUAL
    }

    /** Whether an agent can be given work now. */
    enum Presence {
        ONLINE, BUSY, AWAY, OFFLINE
    }

    /** Whose tickets a profile sees. */
    enum Reach {
        OWN, GROUP, DEPARTMENT, ALL, ACCOUNTS
    }
}
