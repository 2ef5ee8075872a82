package io.guichet.routing.assignment;

import static io.guichet.routing.assignment.Team.ANN;
import static io.guichet.routing.assignment.Team.idle;
import static io.guichet.routing.assignment.Team.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.guichet.events.DirectoryEvent.Presence;

class EligibilityTest {

    static Stream<Arguments> obstacles() {
        return Stream.of(
                Arguments.of(Team.disabled(idle(ANN)), 1, PassedOver.DISABLED),
                Arguments.of(Team.in(idle(ANN), Presence.OFFLINE), 1, PassedOver.OFFLINE),
                Arguments.of(Team.in(idle(ANN), Presence.AWAY), 1, PassedOver.AWAY),
                Arguments.of(Team.in(idle(ANN), Presence.BUSY), 1, PassedOver.BUSY),
                Arguments.of(Team.with(idle(ANN), 20, 20), 1, PassedOver.FULL),
                Arguments.of(Team.with(idle(ANN), 20, 17), 4, PassedOver.FULL),
                Arguments.of(Team.with(idle(ANN), 20, 23), 1, PassedOver.FULL),
                Arguments.of(Team.exempt(idle(ANN)), 1, PassedOver.EXEMPT),
                Arguments.of(Team.offHours(idle(ANN)), 1, PassedOver.OUT_OF_HOURS),
                Arguments.of(Team.with(idle(ANN), 0, 0), 1, PassedOver.FULL));
    }

    @ParameterizedTest
    @MethodSource("obstacles")
    void whoever_cannot_take_a_ticket_is_passed_over_for_a_reason(Candidate member, int weight, PassedOver reason) {
        assertThat(Eligibility.obstacle(member, ticket(weight), LanguageUse.IGNORED, RegionUse.IGNORED))
                .contains(reason);
    }

    @Test
    void whoever_has_exactly_the_room_may_take_it() {
        var member = Team.with(idle(ANN), 20, 16);

        assertThat(Eligibility.obstacle(member, ticket(4), LanguageUse.REQUIRED, RegionUse.IGNORED)).isEmpty();
    }

    @Test
    void every_required_skill_is_needed() {
        var demand = new Demand(new UUID(1, 1), 1, null, null, Set.of("refunds", "legal"), Set.of(), List.of());

        assertThat(Eligibility.obstacle(Team.skilled(idle(ANN), "refunds"), demand, LanguageUse.IGNORED,
                RegionUse.IGNORED))
                .contains(PassedOver.SKILL);
        assertThat(Eligibility.obstacle(Team.skilled(idle(ANN), "legal", "refunds"), demand, LanguageUse.IGNORED,
                RegionUse.IGNORED))
                .isEmpty();
    }

    @Test
    void whoever_had_it_in_vain_does_not_get_it_again() {
        var demand = new Demand(new UUID(1, 1), 1, null, null, Set.of(), Set.of(ANN), List.of());

        assertThat(Eligibility.obstacle(idle(ANN), demand, LanguageUse.IGNORED, RegionUse.IGNORED))
                .contains(PassedOver.DECLINED);
    }

    static Stream<Arguments> languages() {
        return Stream.of(
                Arguments.of("en", LanguageUse.REQUIRED, true),
                Arguments.of("en", LanguageUse.PREFERRED, false),
                Arguments.of("en", LanguageUse.IGNORED, false),
                Arguments.of("FR", LanguageUse.REQUIRED, false),
                Arguments.of("fr-CA", LanguageUse.REQUIRED, false));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void the_language_is_an_obstacle_only_where_it_is_required(String spoken, LanguageUse use, boolean obstacle) {
        var member = Team.speaking(idle(ANN), spoken);

        assertThat(Eligibility.obstacle(member, ticket(1), use, RegionUse.IGNORED).isPresent()).isEqualTo(obstacle);
    }

    @Test
    void a_ticket_of_unknown_language_suits_everybody() {
        var demand = Demand.of(new UUID(1, 1), 1, null);

        assertThat(Eligibility.obstacle(idle(ANN), demand, LanguageUse.REQUIRED, RegionUse.IGNORED)).isEmpty();
    }

    static Stream<Arguments> regions() {
        return Stream.of(
                Arguments.of(Set.of("Bretagne"), RegionUse.REQUIRED, true),
                Arguments.of(Set.of("Bretagne"), RegionUse.IGNORED, false),
                Arguments.of(Set.of("Bretagne", "OCCITANIE"), RegionUse.REQUIRED, false),
                Arguments.of(Set.of(), RegionUse.REQUIRED, false));
    }

    @ParameterizedTest
    @MethodSource("regions")
    void the_region_is_an_obstacle_only_where_it_is_required(Set<String> regions, RegionUse use, boolean obstacle) {
        var demand = new Demand(new UUID(1, 1), 1, null, "Occitanie", Set.of(), Set.of(), List.of());
        var reason = Eligibility.obstacle(Team.serving(idle(ANN), regions), demand, LanguageUse.IGNORED, use);

        assertThat(reason).isEqualTo(obstacle ? Optional.of(PassedOver.REGION) : Optional.empty());
    }

    @Test
    void a_ticket_of_unknown_region_suits_everybody() {
        var member = Team.serving(idle(ANN), Set.of("Bretagne"));

        assertThat(Eligibility.obstacle(member, ticket(1), LanguageUse.IGNORED, RegionUse.REQUIRED)).isEmpty();
    }
}
