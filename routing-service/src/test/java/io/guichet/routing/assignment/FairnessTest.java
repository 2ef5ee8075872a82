package io.guichet.routing.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.events.DirectoryEvent.Strategy;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Round-robin over long, arbitrary histories of people coming and going. */
class FairnessTest {

    private static final Demand TICKET = Demand.of(new UUID(9, 9), 1, null);

    /** Which members, by number, are away while each ticket is given. */
    @Provide
    Arbitrary<List<Set<Integer>>> absences() {
        return Arbitraries.integers().between(0, 5).set().ofMaxSize(5).list().ofMinSize(1).ofMaxSize(120);
    }

    @Property(tries = 300)
    void shares_of_those_who_could_take_every_ticket_of_a_stretch_differ_by_at_most_one(
            @ForAll("absences") List<Set<Integer>> history, @ForAll @IntRange(min = 0, max = 120) int from,
            @ForAll @IntRange(min = 1, max = 120) int length) {
        var given = play(history);
        var stretch = IntStream.range(from, Math.min(from + length, history.size())).boxed().toList();
        var throughout = members().filter(member -> stretch.stream()
                .noneMatch(place -> history.get(place).contains(member))).boxed().toList();

        var shares = throughout.stream().map(member -> stretch.stream()
                .filter(place -> given.get(place).equals(member)).count()).toList();

        if (!shares.isEmpty()) {
            assertThat(shares.stream().max(Long::compare).orElseThrow()
                    - shares.stream().min(Long::compare).orElseThrow()).isLessThanOrEqualTo(1);
        }
    }

    @Property(tries = 300)
    void whoever_comes_back_gets_no_more_than_one_ticket_before_everybody_else_has_one(
            @ForAll("absences") @Size(min = 20) List<Set<Integer>> history) {
        var given = play(history);

        for (var place = 1; place < given.size(); place++) {
            var again = given.get(place);
            var before = given.subList(0, place).lastIndexOf(again);
            if (again >= 0 && before >= 0) {
                assertThat(given.subList(before + 1, place))
                        .containsAll(presentThroughout(history, before, place, again));
            }
        }
    }

    private static Set<Integer> presentThroughout(List<Set<Integer>> history, int from, int to, int but) {
        return members().filter(member -> member != but)
                .filter(member -> history.subList(from, to + 1).stream().noneMatch(away -> away.contains(member)))
                .boxed().collect(Collectors.toSet());
    }

    /** The number of the member who was given each ticket, -1 when nobody was there. */
    private static List<Integer> play(List<Set<Integer>> history) {
        var given = new ArrayList<Integer>();
        var turns = new HashMap<Integer, Long>();
        for (var place = 0; place < history.size(); place++) {
            var bench = new Bench(Strategy.ROUND_ROBIN, LanguageUse.IGNORED, RegionUse.IGNORED,
                    team(turns, history.get(place)));
            var chosen = bench.give(TICKET, place + 1L).agent().map(agent -> (int) agent.getLeastSignificantBits());
            chosen.ifPresent(member -> turns.put(member, given.size() + 1L));
            given.add(chosen.orElse(-1));
        }
        return given;
    }

    private static List<Candidate> team(Map<Integer, Long> turns, Set<Integer> away) {
        var absent = new HashSet<>(away);
        return members().mapToObj(member -> new Candidate(new UUID(0, member), "Agent " + member,
                new Availability(true, false, absent.contains(member) ? Presence.AWAY : Presence.ONLINE, true),
                Set.of(), Set.of(), Set.of(), 1000, 0, 0,
                turns.getOrDefault(member, 0L), turns.getOrDefault(member, 0L))).toList();
    }

    private static IntStream members() {
        return IntStream.rangeClosed(0, 5);
    }
}
