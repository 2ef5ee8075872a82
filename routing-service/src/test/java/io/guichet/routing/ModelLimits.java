package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.routing.ModelAgents.Told;
import io.guichet.routing.ModelAgents.Trait;
import io.guichet.routing.ModelDatabase.Line;

/** What must hold of whoever is proposed, whatever else happens at the same time. */
final class ModelLimits {

    /** Agents who came or went, were described anew, or were disabled, during the present step. */
    private final Set<UUID> moving = new HashSet<>();
    /** Agents who people gave work to, and tickets that came to weigh something else: no limit was asked about. */
    private final Set<UUID> burdened = new HashSet<>();
    private boolean reweighed;
    /** The greatest limit that an agent was given during the present step. */
    private final Map<UUID, Integer> limited = new HashMap<>();
    private Map<UUID, Line> checked = Map.of();

    /** Who could be proposed when a step began. */
    record Able(Map<UUID, Presence> presences, Set<UUID> disabled, Map<UUID, Told> told) {

        Able {
            presences = Map.copyOf(presences);
            disabled = Set.copyOf(disabled);
            told = Map.copyOf(told);
        }

        Told of(UUID agent) {
            return Objects.requireNonNull(told.get(agent));
        }
    }

    void begin() {
        moving.clear();
        burdened.clear();
        limited.clear();
        reweighed = false;
    }

    void moves(UUID agent) {
        moving.add(agent);
    }

    void describe(UUID agent, Told now) {
        moves(agent);
        limited.merge(agent, now.capacity(), Math::max);
    }

    void burden(@Nullable UUID agentOrTicket) {
        if (agentOrTicket != null) {
            burdened.add(agentOrTicket);
        }
    }

    void reweigh() {
        reweighed = true;
    }

    /**
     * After a step.
     *
     * @param owners by ticket, who has it; absent when nobody does, or when it is closed
     * @param rare tickets that need the skill
     */
    void check(Map<UUID, Line> now, Map<UUID, UUID> owners, Set<UUID> rare, Able able) {
        now.forEach((id, line) -> burden(burdened.contains(id) ? line.holder() : null));
        var units = new HashMap<UUID, Integer>();
        now.values().stream().filter(line -> line.holder() != null)
                .forEach(line -> units.merge(Objects.requireNonNull(line.holder()), line.weight(), Integer::sum));
        now.forEach((id, line) -> {
            if (line.proposal() == null) {
                assertThat(line.holder()).as("who carries %s", id).isEqualTo(owners.get(id));
            } else if (isNew(line, checked.get(id))) {
                var agent = Objects.requireNonNull(line.holder());
                checkAbility(agent, line, rare.contains(id), able);
                checkUnits(agent, units.getOrDefault(agent, 0),
                        Math.max(able.of(agent).capacity(), limited.getOrDefault(agent, 0)));
            }
        });
        checked = now;
    }

    /** What was proposed before, and only weighs something else now, was decided on what was so then. */
    private static boolean isNew(Line line, @Nullable Line before) {
        return before == null || !Objects.equals(line.proposal(), before.proposal())
                || !Objects.equals(line.holder(), before.holder());
    }

    /** Whoever comes, goes or is described at the same time may have been able to, or not. */
    private void checkAbility(UUID agent, Line line, boolean rare, Able able) {
        if (!moving.contains(agent)) {
            assertThat(able.presences().get(agent)).as("presence of %s, who was proposed", agent)
                    .isEqualTo(Presence.ONLINE);
            assertThat(able.disabled()).as("disabled").doesNotContain(agent);
            var told = able.of(agent);
            assertThat(told.groups()).as("groups of %s, who was proposed", agent).contains(line.group());
            assertThat(told.is(Trait.EXEMPT)).as("whether %s, who was proposed, is exempt", agent).isFalse();
            assertThat(told.traits()).as("%s, who was proposed", agent).contains(Trait.AT_WORK, Trait.FRENCH,
                    Trait.LOCAL);
            assertThat(!rare || told.is(Trait.SKILLED)).as("whether %s has the skill", agent).isTrue();
        }
    }

    /** Nobody is given too much, come and go as they will, and whatever their limit comes to be meanwhile. */
    private void checkUnits(UUID agent, int units, int capacity) {
        if (!reweighed && !burdened.contains(agent)) {
            assertThat(units).as("units of %s, who was proposed", agent).isLessThanOrEqualTo(capacity);
        }
    }
}
