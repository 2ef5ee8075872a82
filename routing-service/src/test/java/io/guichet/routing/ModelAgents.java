package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

import io.guichet.events.CalendarEvent.Calendar;
import io.guichet.routing.directory.Agent;

/** How the agents of a model are described, each change by a whole description, as administrators send it. */
final class ModelAgents {

    static final String ELSEWHERE = "ailleurs";

    private final Map<UUID, Told> told = new HashMap<>();
    private final Map<UUID, Integer> changed = new HashMap<>();
    private final String department;
    private final String skill;
    private final Told usual;

    ModelAgents(String department, String skill, Told usual) {
        this.department = department;
        this.skill = skill;
        this.usual = usual;
    }

    /** What is true of an agent, or not. */
    enum Trait {
        /** Can do what rare tickets need. */
        SKILLED,
        /** Is left out of what is assigned. */
        EXEMPT,
        /** It is within their working hours. */
        AT_WORK,
        /** Has the language of all tickets. */
        FRENCH,
        /** Takes tickets of the region of all of them. */
        LOCAL
    }

    /** What an agent is told to be, how much they may have, and whose tickets they take. */
    record Told(Set<Trait> traits, int capacity, Set<String> groups) {

        Told {
            traits = Set.copyOf(traits);
            groups = Set.copyOf(groups);
        }

        boolean is(Trait trait) {
            return traits.contains(trait);
        }

        Told with(Trait trait, boolean has) {
            return new Told(changed(traits, trait, has), capacity, groups);
        }

        Told limited(int now) {
            return new Told(traits, now, groups);
        }

        Told in(String group, boolean member) {
            return new Told(traits, capacity, changed(groups, group, member));
        }

        private static <T> Set<T> changed(Set<T> all, T one, boolean has) {
            var now = new HashSet<>(all);
            var ignored = has ? now.add(one) : now.remove(one);
            return now;
        }
    }

    /** Nothing in particular is asked of whoever is so, and they have time. */
    static Told usual(int capacity, List<String> groups) {
        return new Told(EnumSet.of(Trait.AT_WORK, Trait.FRENCH, Trait.LOCAL), capacity, Set.copyOf(groups));
    }

    void begin(List<UUID> agents) {
        agents.forEach(agent -> told.put(agent, usual));
    }

    void begin() {
        changed.clear();
    }

    /** A calendar of days on which nobody works. */
    Calendar closed() {
        return new Calendar("closed-" + department, "Closed", "Europe/Paris", Map.of(), List.of(), null);
    }

    /** Whoever is so can do everything. */
    Told able() {
        return usual.with(Trait.SKILLED, true);
    }

    /** The description that says so. */
    Agent.Details change(UUID agent, UnaryOperator<Told> how) {
        var now = how.apply(of(agent));
        told.put(agent, now);
        changed.merge(agent, 1, Integer::sum);
        var abilities = new Agent.Abilities(List.of(), now.is(Trait.SKILLED) ? List.of(skill) : List.of(),
                now.is(Trait.LOCAL) ? List.of() : List.of(ELSEWHERE), now.is(Trait.AT_WORK) ? null : closed().key(),
                now.is(Trait.EXEMPT), null);
        return new Agent.Details("Agent", agent + "@demo.guichet.example", "agent", List.of(department),
                now.groups().stream().sorted().toList(), now.is(Trait.FRENCH) ? "fr" : "en", now.capacity(), abilities);
    }

    Told of(UUID agent) {
        return Objects.requireNonNull(told.get(agent));
    }

    /** Of two who describe somebody at the same time either may be the last. */
    void readBack(Map<UUID, Told> found) {
        changed.forEach((agent, times) -> {
            if (times > 1) {
                told.put(agent, Objects.requireNonNull(found.get(agent)));
            }
        });
        assertThat(found).as("how agents are described").isEqualTo(told);
    }

    Map<UUID, Told> told() {
        return Map.copyOf(told);
    }
}
