package io.guichet.routing.assignment;

import static io.guichet.routing.assignment.Team.ANN;
import static io.guichet.routing.assignment.Team.BOB;
import static io.guichet.routing.assignment.Team.CLEO;
import static io.guichet.routing.assignment.Team.idle;
import static io.guichet.routing.assignment.Team.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.events.DirectoryEvent.Strategy;

class BenchTest {

    @Test
    void round_robin_goes_round() {
        var bench = new Bench(Strategy.ROUND_ROBIN, LanguageUse.IGNORED, RegionUse.IGNORED,
                List.of(idle(ANN), idle(BOB), idle(CLEO)));

        assertThat(give(bench, 5, 1)).containsExactly(ANN, BOB, CLEO, ANN, BOB);
    }

    @Test
    void whoever_was_skipped_is_next_once_and_does_not_catch_up() {
        var back = Team.turned(idle(ANN), 1, 1);
        var bench = new Bench(Strategy.ROUND_ROBIN, LanguageUse.IGNORED, RegionUse.IGNORED,
                List.of(back, Team.turned(idle(BOB), 8, 8), Team.turned(idle(CLEO), 9, 9)));

        assertThat(give(bench, 6, 10)).containsExactly(ANN, BOB, CLEO, ANN, BOB, CLEO);
    }

    static Stream<Arguments> loads() {
        return Stream.of(
                Arguments.of("fewer units of equal limits", load(20, 5), load(20, 4), BOB),
                Arguments.of("the greater part free, not the greater number", load(40, 20), load(10, 4), BOB),
                Arguments.of("equal parts: given work longest ago", load(20, 10), load(10, 5), BOB));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("loads")
    void least_loaded_compares_what_is_free_of_each_ones_limit(String rule, int[] ann, int[] bob, UUID chosen) {
        var bench = new Bench(Strategy.LEAST_LOADED, LanguageUse.IGNORED, RegionUse.IGNORED, List.of(
                Team.turned(Team.with(idle(ANN), ann[0], ann[1]), 0, 7),
                Team.turned(Team.with(idle(BOB), bob[0], bob[1]), 0, 6)));

        assertThat(bench.consider(ticket(1)).agent()).as(rule).contains(chosen);
    }

    @Test
    void least_loaded_counts_what_it_has_just_given() {
        var bench = new Bench(Strategy.LEAST_LOADED, LanguageUse.IGNORED, RegionUse.IGNORED,
                List.of(Team.with(idle(ANN), 20, 0), Team.with(idle(BOB), 20, 2)));

        assertThat(give(bench, 4, 1)).containsExactly(ANN, ANN, BOB, ANN);
    }

    @Test
    void nobody_is_given_more_than_they_have_room_for() {
        var bench = new Bench(Strategy.ROUND_ROBIN, LanguageUse.IGNORED, RegionUse.IGNORED,
                List.of(Team.with(idle(ANN), 2, 0), Team.with(idle(BOB), 1, 0)));

        assertThat(give(bench, 3, 1)).containsExactly(ANN, BOB, ANN);
        assertThat(bench.give(ticket(1), 9).agent()).isEmpty();
    }

    @Test
    void the_customers_last_agent_goes_before_whose_turn_it_is_and_their_deputy_after_them() {
        var bench = new Bench(Strategy.ROUND_ROBIN, LanguageUse.IGNORED, RegionUse.IGNORED,
                List.of(idle(ANN), idle(BOB), idle(CLEO)));
        var choice = bench.consider(Team.preferring(CLEO, BOB));

        assertThat(choice.agent()).contains(CLEO);
        assertThat(choice.considered()).extracting(Considered::passedOver)
                .containsExactly(PassedOver.PREFERRED, PassedOver.PREFERRED, null);
    }

    @Test
    void a_preferred_agent_who_cannot_take_it_holds_nobody_up() {
        var bench = new Bench(Strategy.ROUND_ROBIN, LanguageUse.IGNORED, RegionUse.IGNORED,
                List.of(idle(ANN), Team.with(idle(BOB), 1, 1), Team.in(idle(CLEO), Presence.AWAY)));

        assertThat(bench.consider(Team.preferring(CLEO, BOB)).agent()).contains(ANN);
    }

    @Test
    void somebody_with_the_language_is_preferred_to_whose_turn_it_is() {
        var bench = new Bench(Strategy.ROUND_ROBIN, LanguageUse.PREFERRED, RegionUse.IGNORED,
                List.of(Team.speaking(idle(ANN), "en"), Team.turned(idle(BOB), 5, 5)));

        var choice = bench.consider(ticket(1));

        assertThat(choice.agent()).contains(BOB);
        assertThat(choice.considered()).extracting(Considered::passedOver)
                .containsExactly(PassedOver.LANGUAGE_PREFERRED, null);
    }

    @Test
    void a_preferred_language_that_nobody_has_is_no_obstacle() {
        var bench = new Bench(Strategy.ROUND_ROBIN, LanguageUse.PREFERRED, RegionUse.IGNORED,
                List.of(Team.speaking(idle(ANN), "en")));

        assertThat(bench.consider(ticket(1)).agent()).contains(ANN);
    }

    @Test
    void everybody_who_is_passed_over_is_told_why() {
        var bench = new Bench(Strategy.ROUND_ROBIN, LanguageUse.IGNORED, RegionUse.IGNORED, List.of(
                idle(ANN), idle(BOB), Team.in(idle(CLEO), Presence.AWAY)));

        assertThat(bench.consider(ticket(1)).considered()).extracting(Considered::passedOver)
                .containsExactly(null, PassedOver.NOT_NEXT, PassedOver.AWAY);
    }

    static Stream<Arguments> reasons() {
        return Stream.of(
                Arguments.of(Strategy.ROUND_ROBIN, List.of(), "no-members"),
                Arguments.of(Strategy.ROUND_ROBIN, List.of(Team.in(idle(ANN), Presence.OFFLINE)), "nobody-online"),
                Arguments.of(Strategy.ROUND_ROBIN, List.of(Team.exempt(idle(ANN))), "exempt"),
                Arguments.of(Strategy.ROUND_ROBIN, List.of(Team.in(idle(ANN), Presence.BUSY)), "busy"),
                Arguments.of(Strategy.ROUND_ROBIN, List.of(Team.offHours(idle(ANN)), Team.exempt(idle(BOB))),
                        "out-of-hours"),
                Arguments.of(Strategy.ROUND_ROBIN,
                        List.of(Team.with(idle(ANN), 1, 1), Team.in(idle(BOB), Presence.AWAY)), "full"),
                Arguments.of(Strategy.ROUND_ROBIN, List.of(Team.speaking(idle(ANN), "en")), "language"),
                Arguments.of(Strategy.MANUAL, List.of(idle(ANN)), "by-hand"));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void a_ticket_that_nobody_can_take_waits_for_a_reason(Strategy strategy, List<Candidate> members, String reason) {
        var choice = new Bench(strategy, LanguageUse.REQUIRED, RegionUse.IGNORED, members).consider(ticket(1));

        assertThat(choice.agent()).isEmpty();
        assertThat(choice.reason()).isEqualTo(reason);
    }

    @Test
    void a_ticket_that_those_who_are_there_have_had_in_vain_says_so() {
        var ticket = new Demand(new UUID(1, 1), 1, "fr", null, Set.of(), Set.of(ANN), List.of());

        assertThat(new Bench(Strategy.ROUND_ROBIN, LanguageUse.REQUIRED, RegionUse.IGNORED,
                List.of(idle(ANN), Team.in(idle(BOB), Presence.AWAY))).consider(ticket).reason()).isEqualTo("declined");
    }

    @Test
    void to_consider_changes_nothing() {
        var bench = new Bench(Strategy.ROUND_ROBIN, LanguageUse.IGNORED, RegionUse.IGNORED,
                List.of(idle(ANN), idle(BOB)));

        assertThat(bench.consider(ticket(1)).agent()).isEqualTo(bench.consider(ticket(1)).agent());
    }

    private static List<UUID> give(Bench bench, int tickets, long firstTurn) {
        var agents = new ArrayList<UUID>();
        for (var turn = firstTurn; turn < firstTurn + tickets; turn++) {
            bench.give(ticket(1), turn).agent().ifPresent(agents::add);
        }
        return agents;
    }

    private static int[] load(int capacity, int units) {
        return new int[]{capacity, units};
    }
}
