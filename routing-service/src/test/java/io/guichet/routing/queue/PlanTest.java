package io.guichet.routing.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.guichet.events.Cause;
import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.events.DirectoryEvent.Strategy;
import io.guichet.routing.assignment.Availability;
import io.guichet.routing.assignment.Bench;
import io.guichet.routing.assignment.Candidate;
import io.guichet.routing.assignment.Demand;
import io.guichet.routing.assignment.LanguageUse;
import io.guichet.routing.assignment.RegionUse;
import io.guichet.routing.queue.Members.Given;
import io.guichet.routing.queue.Plan.Reservation;

class PlanTest {

    private static final UUID ANN = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);

    private final List<Candidate> team = List.of(member(ANN, 3), member(BOB, 10));
    private final Bench bench = new Bench(Strategy.ROUND_ROBIN, LanguageUse.IGNORED, RegionUse.IGNORED, team);

    @Test
    void each_agent_is_given_the_sum_of_their_tickets() {
        var plan = Plan.of(bench, List.of(ticket(1, 1), ticket(2, 4), ticket(3, 2)));

        assertThat(plan.agentByTicket()).containsExactly(
                Map.entry(new UUID(1, 1), ANN), Map.entry(new UUID(1, 2), BOB),
                Map.entry(new UUID(1, 3), ANN));
        assertThat(plan.given(team)).containsExactly(new Given(ANN, 3, 13), new Given(BOB, 4, 12));
    }

    @Test
    void what_nobody_can_take_does_not_hold_up_the_next() {
        var plan = Plan.of(bench, List.of(ticket(1, 11), ticket(2, 1)));

        assertThat(plan.agentByTicket()).containsOnlyKeys(new UUID(1, 2));
    }

    @Test
    void room_is_kept_for_the_first_that_needs_more_of_it_with_whoever_lacks_least() {
        var full = new Bench(Strategy.ROUND_ROBIN, LanguageUse.IGNORED, RegionUse.IGNORED,
                List.of(member(ANN, 10, 8), member(BOB, 10, 9)));

        var plan = Plan.of(full, List.of(ticket(1, 4), ticket(2, 4), ticket(3, 1), ticket(4, 1)));

        assertThat(plan.reservation()).contains(new Reservation(ANN, new UUID(1, 1), 4));
        assertThat(plan.agentByTicket()).containsExactly(Map.entry(new UUID(1, 3), BOB));
    }

    @Test
    void room_that_is_kept_for_a_ticket_at_which_somebody_else_is_goes_to_nobody() {
        var held = new Reservation(BOB, new UUID(1, 9), 4);
        bench.keepRoom(BOB, 10);

        var plan = Plan.of(bench, List.of(ticket(1, 4), ticket(2, 3), ticket(3, 1)), Optional.of(held),
                new Share(1, 0));

        assertThat(plan.reservation()).contains(held);
        assertThat(plan.agentByTicket()).containsExactly(Map.entry(new UUID(1, 2), ANN));
    }

    @Test
    void no_room_is_kept_where_another_group_keeps_it_or_where_it_never_suffices() {
        var there = new Availability(true, false, Presence.ONLINE, true);
        var kept = new Candidate(ANN, "Ann", there, Set.of(), Set.of(), Set.of(), 10, 8, 2, 0, 0);
        var full = new Bench(Strategy.ROUND_ROBIN, LanguageUse.IGNORED, RegionUse.IGNORED,
                List.of(kept, member(BOB, 3, 0)));

        var plan = Plan.of(full, List.of(ticket(1, 4), ticket(2, 1)));

        assertThat(plan.reservation()).isEmpty();
        assertThat(plan.agentByTicket()).containsExactly(Map.entry(new UUID(1, 2), BOB));
    }

    @Test
    void what_a_burst_leaves_to_spare_goes_to_as_much_of_it_as_it_is_enough_for() {
        var plan = Plan.of(bench, List.of(beyond(1, 4), beyond(2, 2), beyond(3, 2), beyond(4, 1)), Optional.empty(),
                new Share(1, 10));

        assertThat(plan.agentByTicket()).containsOnlyKeys(new UUID(1, 2), new UUID(1, 4));
        assertThat(plan.reservation()).isEmpty();
    }

    private static WaitingTicket beyond(int number, int weight) {
        return ticket(number, weight, true);
    }

    private static Candidate member(UUID agent, int capacity) {
        return member(agent, capacity, 0);
    }

    private static Candidate member(UUID agent, int capacity, int units) {
        return new Candidate(agent, "Agent", new Availability(true, false, Presence.ONLINE, true), Set.of(), Set.of(),
                Set.of(), capacity, units, 0, 0, 0);
    }

    private static WaitingTicket ticket(int number, int weight) {
        return ticket(number, weight, false);
    }

    private static WaitingTicket ticket(int number, int weight, boolean beyond) {
        return new WaitingTicket(new UUID(2, number), "opened", null, Cause.request("mail"),
                Instant.EPOCH, false, 10 + number, beyond, Demand.of(new UUID(1, number), weight, null));
    }
}
