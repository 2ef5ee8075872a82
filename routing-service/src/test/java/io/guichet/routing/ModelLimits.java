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
import io.guichet.routing.ModelDatabase.Line;

/** What must hold of whoever is proposed, whatever else happens at the same time. */
final class ModelLimits {

    private final int capacity;
    /** Agents who came or went, learned or forgot something, or were disabled, during the present step. */
    private final Set<UUID> moving = new HashSet<>();
    /** Agents who people gave work to, and tickets that came to weigh something else: no limit was asked about. */
    private final Set<UUID> burdened = new HashSet<>();
    private boolean reweighed;
    private Map<UUID, Line> checked = Map.of();

    ModelLimits(int capacity) {
        this.capacity = capacity;
    }

    /** Who could be proposed when a step began. */
    record Able(Map<UUID, Presence> presences, Set<UUID> disabled, Set<UUID> skilled) {

        Able {
            presences = Map.copyOf(presences);
            disabled = Set.copyOf(disabled);
            skilled = Set.copyOf(skilled);
        }
    }

    void begin() {
        moving.clear();
        burdened.clear();
        reweighed = false;
    }

    void moves(UUID agent) {
        moving.add(agent);
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
                checkAbility(agent, rare.contains(id), able);
                checkUnits(agent, units.getOrDefault(agent, 0));
            }
        });
        checked = now;
    }

    /** What was proposed before, and only weighs something else now, was decided on what was so then. */
    private static boolean isNew(Line line, @Nullable Line before) {
        return before == null || !Objects.equals(line.proposal(), before.proposal())
                || !Objects.equals(line.holder(), before.holder());
    }

    /** Whoever comes, goes or learns at the same time may have been able to, or not. */
    private void checkAbility(UUID agent, boolean rare, Able able) {
        if (!moving.contains(agent)) {
            assertThat(able.presences().get(agent)).as("presence of %s, who was proposed", agent)
                    .isEqualTo(Presence.ONLINE);
            assertThat(able.disabled()).as("disabled").doesNotContain(agent);
            assertThat(!rare || able.skilled().contains(agent)).as("whether %s has the skill", agent).isTrue();
        }
    }

    /** Nobody is given too much, come and go as they will. */
    private void checkUnits(UUID agent, int units) {
        if (!reweighed && !burdened.contains(agent)) {
            assertThat(units).as("units of %s, who was proposed", agent).isLessThanOrEqualTo(capacity);
        }
    }
}
