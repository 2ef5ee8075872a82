package io.guichet.testing;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.guichet.events.DirectoryEvent;
import io.guichet.events.DirectoryEvent.Agent;
import io.guichet.events.DirectoryEvent.AgentChanged;
import io.guichet.events.DirectoryEvent.AgentDisabled;
import io.guichet.events.DirectoryEvent.Department;
import io.guichet.events.DirectoryEvent.DepartmentChanged;
import io.guichet.events.DirectoryEvent.Group;
import io.guichet.events.DirectoryEvent.GroupChanged;
import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.events.DirectoryEvent.PresenceChanged;
import io.guichet.events.DirectoryEvent.Profile;
import io.guichet.events.DirectoryEvent.ProfileChanged;
import io.guichet.events.DirectoryEvent.Reach;
import io.guichet.events.DirectoryEvent.Strategy;

/**
 * The demo organisation as events of {@code guichet.directory}, all at version 1.
 *
 * <p>
 * A service's test feeds them to the injected {@code io.guichet.http.directory.Directory}:
 * {@code DirectoryFixtures.events().forEach(directory::apply)}.
 */
public final class DirectoryFixtures {

    public static final UUID ALICE = person(1);
    public static final UUID BRUNO = person(2);
    public static final UUID CHLOE = person(3);
    public static final UUID DANIEL = person(4);
    public static final UUID EMMA = person(5);
    public static final UUID FARID = person(6);
    public static final UUID GRACE = person(7);
    public static final UUID HUGO = person(8);
    /** Was an agent once and is disabled. */
    public static final UUID IVAN = person(9);

    public static final String SUPPORT_FR = "support-fr";
    public static final String SUPPORT_EN = "support-en";

    private static final List<String> FRENCH = List.of(SUPPORT_FR);
    private static final List<String> ENGLISH = List.of(SUPPORT_EN);
    private static final List<String> BOTH = List.of(SUPPORT_FR, SUPPORT_EN);
    private static final Instant MORNING = Instant.parse("2026-01-05T08:00:00Z");
    private static final List<String> WORK = List.of("ticket:read", "ticket:open", "ticket:reply", "ticket:note",
            "ticket:edit", "ticket:assign", "ticket:close", "contact:read", "contact:write", "directory:read",
            "routing:explain", "sla:read", "knowledge:read", "knowledge:write");

    private DirectoryFixtures() {}

    /** Departments, groups, profiles, agents and their presence. */
    public static List<DirectoryEvent> events() {
        return Stream.of(departments(), groups(), profiles(), agents(), presences())
                .<DirectoryEvent>flatMap(List::stream)
                .toList();
    }

    /** An access token of one of the agents. */
    public static String token(UUID agent) {
        return agents().stream().map(DirectoryFixtures::agentOf).filter(known -> known.id().equals(agent)).findAny()
                .map(known -> Tokens.person(known.id(), known.email(), known.name()))
                .orElseThrow(() -> new IllegalArgumentException(agent + " is no agent of the fixtures"));
    }

    public static List<DirectoryEvent> departments() {
        return List.of(
                new DepartmentChanged(new Department(SUPPORT_FR, "Support France", "fr",
                        "support@fr.guichet.example", "france", Map.of()), 1),
                new DepartmentChanged(new Department(SUPPORT_EN, "Support UK", "en",
                        "support@en.guichet.example", "uk", Map.of()), 1));
    }

    public static List<DirectoryEvent> groups() {
        return List.of(
                group("billing-fr", "Facturation", SUPPORT_FR, Strategy.ROUND_ROBIN),
                group("technical-fr", "Technique", SUPPORT_FR, Strategy.LEAST_LOADED),
                group("billing-en", "Billing", SUPPORT_EN, Strategy.ROUND_ROBIN),
                group("technical-en", "Technical", SUPPORT_EN, Strategy.LEAST_LOADED));
    }

    public static List<DirectoryEvent> profiles() {
        return List.of(
                profile("administrator", "Administrator", Stream.concat(WORK.stream(), Stream.of("ticket:approve",
                        "ticket:import", "directory:administer", "routing:administer", "sla:administer",
                        "mail:administer",
                        "notification:administer", "knowledge:publish", "report:read")).toList(), Reach.ALL),
                profile("agent", "Agent", WORK, Reach.DEPARTMENT),
                profile("light_agent", "Light agent",
                        List.of("ticket:read", "ticket:note", "knowledge:read", "directory:read"), Reach.DEPARTMENT),
                profile("beginner_agent", "Beginner agent", List.of("ticket:read", "ticket:propose", "ticket:note",
                        "knowledge:read", "directory:read", "contact:read"), Reach.GROUP),
                profile("supervisor", "Supervisor", Stream.concat(WORK.stream(),
                        Stream.of("ticket:approve", "report:read")).toList(), Reach.DEPARTMENT),
                profile("support_manager", "Support manager", List.of("ticket:read", "ticket:note", "contact:read",
                        "knowledge:read", "directory:read", "routing:explain", "sla:read", "report:read"), Reach.ALL));
    }

    public static List<DirectoryEvent> agents() {
        return List.of(
                agent(ALICE, "Alice Martin", "administrator", BOTH, List.of()),
                agent(BRUNO, "Bruno Leroy", "agent", FRENCH, List.of("billing-fr", "technical-fr")),
                agent(CHLOE, "Chloé Petit", "agent", FRENCH, List.of("billing-fr", "technical-fr")),
                agent(DANIEL, "Daniel Smith", "agent", ENGLISH, List.of("billing-en", "technical-en")),
                agent(EMMA, "Emma Jones", "light_agent", ENGLISH, List.of("billing-en")),
                agent(FARID, "Farid Benali", "beginner_agent", FRENCH, List.of("billing-fr")),
                agent(GRACE, "Grace Taylor", "supervisor", ENGLISH, List.of("technical-en")),
                agent(HUGO, "Hugo Bernard", "support_manager", BOTH, List.of()),
                new AgentDisabled(
                        new Agent(IVAN, "Ivan Ancien", "ivan@demo.guichet.example", "agent", FRENCH, List.of(),
                                "fr", 20, false, null, null, null, null, null, null),
                        2));
    }

    public static List<DirectoryEvent> presences() {
        return Stream.of(ALICE, BRUNO, CHLOE, DANIEL, EMMA, FARID, GRACE, HUGO)
                .<DirectoryEvent>map(id -> new PresenceChanged(id, Presence.ONLINE, MORNING, 1))
                .toList();
    }

    /** A fixed id; those above {@code 0x20} belong to nobody of the directory. */
    public static UUID person(int number) {
        return UUID.fromString("00000000-0000-7000-8000-%012x".formatted(number));
    }

    private static GroupChanged group(String key, String name, String department, Strategy strategy) {
        return new GroupChanged(new Group(key, name, department, strategy), 1);
    }

    private static ProfileChanged profile(String key, String name, List<String> permissions, Reach reach) {
        return new ProfileChanged(new Profile(key, name, permissions, reach), 1);
    }

    private static AgentChanged agent(UUID id, String name, String profile, List<String> departments,
            List<String> groups) {
        var email = name.substring(0, name.indexOf(' ')).toLowerCase(Locale.ROOT).replace("é", "e")
                + "@demo.guichet.example";
        var language = departments.equals(ENGLISH) ? "en" : "fr";
        return new AgentChanged(
                new Agent(id, name, email, profile, departments, groups, language, 20, true, null, null, null, null,
                        null, null),
                1);
    }

    private static Agent agentOf(DirectoryEvent event) {
        return switch (event) {
            case AgentChanged changed -> changed.agent();
            case AgentDisabled disabled -> disabled.agent();
            default -> throw new IllegalArgumentException(event.type() + " is about no agent");
        };
    }
}
