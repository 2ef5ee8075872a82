package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.Cause;
import io.guichet.events.Priority;
import io.guichet.events.TicketEvent;
import io.guichet.events.TicketStatus;

class RoutedTicketTest {

    private static final Instant NOW = ATicket.MONDAY;
    private static final Cause CAUSE = Cause.request("mail");
    private static final UUID ANN = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);
    private static final Weights WEIGHTS = new Weights(
            Map.of(Priority.LOW, 1, Priority.NORMAL, 1, Priority.HIGH, 2, Priority.URGENT, 4),
            Set.of(TicketStatus.NEW, TicketStatus.OPEN, TicketStatus.REOPENED, TicketStatus.ON_HOLD));

    private final ATicket told = new ATicket("support-fr");
    private final RoutedTicket ticket = new RoutedTicket(told.id);

    @BeforeEach
    void opened() {
        told.open("Bonjour").forEach(this::hear);
    }

    @Test
    void a_new_request_is_to_be_routed() {
        assertThat(ticket.isToBeRouted(NOW)).isTrue();
        assertThat(ticket.standing()).isEqualTo(waiting(null));
    }

    @Test
    void a_routed_ticket_waits_in_its_groups_queue() {
        ticket.routeTo("billing-fr", Route.moved("invoices", "billing-fr"), 0, NOW);

        assertThat(ticket.isToBeRouted(NOW)).isFalse();
        assertThat(ticket.standing()).isEqualTo(waiting("billing-fr"));
    }

    @Test
    void a_priority_that_the_rule_sets_weighs_at_once_and_until_it_is_applied() {
        ticket.routeTo("billing-fr", Route.moved("invoices", "billing-fr"), WEIGHTS.of(Priority.URGENT), NOW);
        hear(told.moveTo("billing-fr"));

        assertThat(ticket.standing().weight()).isEqualTo(4);
    }

    @Test
    void an_older_snapshot_changes_nothing() {
        var late = told.become(TicketStatus.OPEN);
        hear(told.become(TicketStatus.CLOSED));
        var before = ticket.standing();

        hear(late);

        assertThat(ticket.standing()).isEqualTo(before);
        assertThat(ticket.isToBeRouted(NOW)).isFalse();
    }

    @Test
    void whoever_is_assigned_carries_the_weight() {
        hear(told.accept(assigned(ANN)));

        assertThat(ticket.standing()).isEqualTo(new Standing(null, ANN, 1, null));
    }

    @Test
    void a_person_may_assign_a_waiting_ticket() {
        ticket.routeTo("billing-fr", Route.given("billing-fr", List.of()), 0, NOW);

        hear(told.assignByHand(BOB, "Grace"));

        assertThat(ticket.standing()).isEqualTo(new Standing(null, BOB, 1, null));
    }

    @Test
    void a_raised_priority_weighs_more() {
        hear(told.accept(assigned(ANN)));

        hear(told.press(Priority.URGENT));

        assertThat(ticket.standing().weight()).isEqualTo(4);
    }

    @Test
    void an_answered_ticket_weighs_nothing_and_relieves_its_holder() {
        hear(told.accept(assigned(ANN)));
        var before = ticket.standing();

        hear(told.become(TicketStatus.ANSWERED));

        assertThat(ticket.standing().holder()).isNull();
        assertThat(ticket.standing().relieved(before)).contains(ANN);
    }

    @Test
    void a_ticket_on_hold_still_weighs() {
        hear(told.accept(assigned(ANN)));

        hear(told.become(TicketStatus.ON_HOLD));

        assertThat(ticket.standing().holder()).isEqualTo(ANN);
    }

    @Test
    void a_ticket_that_changes_hands_relieves_the_one_who_had_it() {
        hear(told.accept(assigned(ANN)));
        var before = ticket.standing();

        hear(told.assignByHand(BOB, "Grace"));

        assertThat(ticket.standing().relieved(before)).contains(ANN);
    }

    @Test
    void a_ticket_that_is_answered_no_longer_waits() {
        ticket.routeTo("billing-fr", Route.given("billing-fr", List.of()), 0, NOW);

        hear(told.become(TicketStatus.ANSWERED));

        assertThat(ticket.standing().waitingIn()).isEmpty();
    }

    @Test
    void a_ticket_moved_to_another_group_by_a_person_is_looked_at_again() {
        ticket.routeTo("billing-fr", Route.given("billing-fr", List.of()), 0, NOW);

        hear(told.moveTo("technical-fr"));

        assertThat(ticket.standing().waitingIn()).isEmpty();
        assertThat(ticket.isToBeRouted(NOW)).isTrue();
    }

    @Test
    void an_unassigned_ticket_asks_anew() {
        hear(told.accept(assigned(ANN)));

        hear(told.unassign());

        assertThat(ticket.standing().holder()).isNull();
        assertThat(ticket.isToBeRouted(NOW)).isTrue();
    }

    @Test
    void the_customers_words_are_waited_for() {
        var fresh = new ATicket("support-fr");
        var unheard = new RoutedTicket(fresh.id);
        var events = fresh.open("Bonjour");
        unheard.hear(events.getFirst().ticket(), WEIGHTS, CAUSE, NOW.plusSeconds(3));

        assertThat(unheard.isToBeRouted(NOW)).isFalse();
        assertThat(unheard.isToBeRouted(NOW.plusSeconds(3))).isTrue();
        unheard.introduce(NOW);
        assertThat(unheard.isToBeRouted(NOW)).isTrue();
    }

    @Test
    void rules_are_asked_for_the_first_time_until_somebody_is_asked_for_anew() {
        ticket.routeTo("billing-fr", Route.given("billing-fr", List.of()), 0, NOW);
        assertThat(ticket.place().isFirst()).isTrue();

        hear(told.accept(assigned(ANN)));
        hear(told.unassign());

        assertThat(ticket.place().isFirst()).isFalse();
    }

    @Test
    void of_a_ticket_that_becomes_known_late_rules_may_have_been_asked_before() {
        hear(told.unassign());
        var unheard = new RoutedTicket(told.id);

        unheard.hear(told.snapshot(), WEIGHTS, CAUSE, NOW);

        assertThat(unheard.place().isFirst()).isFalse();
    }

    @Test
    void what_asks_can_be_read_again() {
        assertThat(ticket.asking()).contains(told.snapshot());
        assertThat(ticket.cause()).isEqualTo(CAUSE);
    }

    private void hear(TicketEvent event) {
        ticket.hear(event.ticket(), WEIGHTS, CAUSE, NOW);
    }

    private AgentAssigned assigned(UUID agent) {
        return new AgentAssigned(told.id, told.request(), agent, "billing-fr", "round-robin");
    }

    private static Standing waiting(@Nullable String queue) {
        return new Standing(queue, null, 1, null);
    }
}
