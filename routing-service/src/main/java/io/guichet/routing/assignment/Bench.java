package io.guichet.routing.assignment;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent.Strategy;

/** The members of a group while tickets are given to them, one after the other; not for use by two threads. */
public final class Bench {

    private static final UUID NOBODY = new UUID(0, 0);

    private final Strategy strategy;
    private final LanguageUse languages;
    private final RegionUse regions;
    private final Map<UUID, Candidate> members = new LinkedHashMap<>();

    /** The group's members as they are now, in the order in which explanations list them. */
    public Bench(Strategy strategy, LanguageUse languages, RegionUse regions, List<Candidate> members) {
        this.strategy = strategy;
        this.languages = languages;
        this.regions = regions;
        members.forEach(member -> this.members.put(member.agent(), member));
    }

    /**
     * Gives a ticket to the member whose turn it is among those who may take it; to nobody when there is none.
     *
     * @param turn a number greater than that of any turn before
     */
    public Choice give(Demand demand, long turn) {
        var choice = consider(demand);
        choice.agent().ifPresent(agent -> members.computeIfPresent(agent,
                (_, member) -> member.given(demand.weight(), turn)));
        return choice;
    }

    /** Who would get the ticket now, and why the others would not; changes nothing. */
    public Choice consider(Demand demand) {
        var eligible = members.values().stream().filter(member -> obstacle(member, demand) == null).toList();
        var finalists = finalists(eligible, demand);
        var chosen = finalists.stream().min(Turns.of(strategy)).orElse(null);
        return new Choice(members.values().stream()
                .map(member -> new Considered(member.agent(), member.name(),
                        member.equals(chosen) ? null : passedOver(member, demand, finalists)))
                .toList(), strategy == Strategy.MANUAL);
    }

    /** Those who are there and have room for something. */
    public List<Candidate> available() {
        var anything = Demand.of(NOBODY, 1, null);
        return members.values().stream().filter(member -> obstacle(member, anything) == null).toList();
    }

    /** Those who are there, whether they have room or not. */
    public List<Candidate> present() {
        var anything = Demand.of(NOBODY, 1, null);
        return members.values().stream().filter(member -> {
            var obstacle = obstacle(member, anything);
            return obstacle == null || obstacle == PassedOver.FULL;
        }).toList();
    }

    /**
     * Keeps room for a ticket that nobody has room for, with the member who lacks least of it: what comes free there adds
     * up, and goes to nobody else. With nobody when no member could ever take it.
     */
    public Optional<UUID> keepRoom(Demand demand) {
        var nearest = members.values().stream()
                .filter(member -> obstacle(member, demand) == PassedOver.FULL && member.reserved() == 0
                        && member.capacity() >= demand.weight())
                .max(Comparator.comparingInt(Candidate::room).thenComparing(Candidate::agent,
                        Comparator.reverseOrder()));
        nearest.ifPresent(member -> members.put(member.agent(), member.keeping(demand.weight())));
        return nearest.map(Candidate::agent);
    }

    /** Keeps room with the member, if they are one. */
    public void keepRoom(UUID agent, int units) {
        members.computeIfPresent(agent, (_, member) -> member.keeping(units));
    }

    /**
     * Those among whom it is a matter of turns: of the eligible, the one preferred, or else those with the language.
     */
    private List<Candidate> finalists(List<Candidate> eligible, Demand demand) {
        for (var preferred : demand.preferred()) {
            var found = eligible.stream().filter(member -> member.agent().equals(preferred)).toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        if (languages != LanguageUse.PREFERRED) {
            return eligible;
        }
        var speakers = eligible.stream().filter(member -> Eligibility.speaks(member, demand)).toList();
        return speakers.isEmpty() ? eligible : speakers;
    }

    private PassedOver passedOver(Candidate member, Demand demand, List<Candidate> finalists) {
        var obstacle = obstacle(member, demand);
        if (obstacle != null) {
            return obstacle;
        }
        if (!finalists.contains(member)) {
            return finalists.stream().anyMatch(one -> demand.preferred().contains(one.agent()))
                    ? PassedOver.PREFERRED
                    : PassedOver.LANGUAGE_PREFERRED;
        }
        return strategy == Strategy.ROUND_ROBIN ? PassedOver.NOT_NEXT : PassedOver.MORE_LOADED;
    }

    private @Nullable PassedOver obstacle(Candidate member, Demand demand) {
        return strategy == Strategy.MANUAL
                ? PassedOver.BY_HAND
                : Eligibility.obstacle(member, demand, languages, regions).orElse(null);
    }
}
