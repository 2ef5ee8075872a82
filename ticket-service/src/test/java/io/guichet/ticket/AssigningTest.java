package io.guichet.ticket;

import static io.guichet.ticket.Given.BRUNO;
import static io.guichet.ticket.Given.CHLOE;
import static io.guichet.ticket.Given.EVERYBODY_IS_THERE;
import static io.guichet.ticket.Given.after;
import static io.guichet.ticket.Given.byAgent;
import static io.guichet.ticket.Given.byRouting;
import static io.guichet.ticket.Given.id;
import static io.guichet.ticket.Given.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.AssignmentEvent.AssignmentReleased;
import io.guichet.events.AssignmentEvent.TicketRouted;
import io.guichet.events.Priority;
import io.guichet.events.TicketEvent.AssigneeChanged;
import io.guichet.events.TicketEvent.AssignmentDeclined;
import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.events.TicketEvent.PriorityChanged;
import io.guichet.events.TicketStatus;

class AssigningTest {

    private static final UUID OPEN_QUESTION = id(100);
    private static final UUID OLD_QUESTION = id(99);

    private final Ticket ticket = ticket();

    @Test
    void the_answer_to_the_open_question_is_applied() {
        var applied = apply(BRUNO, OPEN_QUESTION);

        var event = (AssigneeChanged) applied.events().getFirst();
        assertThat(event.to()).isEqualTo(BRUNO);
        assertThat(event.request()).isEqualTo(OPEN_QUESTION);
        assertThat(event.ticket().assignee()).isEqualTo(BRUNO);
        assertThat(event.ticket().group()).isEqualTo("billing-fr");
        assertThat(event.ticket().routingRequest()).isNull();
    }

    @Test
    void the_same_answer_again_changes_nothing() {
        var _ = apply(BRUNO, OPEN_QUESTION);

        assertThat(apply(BRUNO, OPEN_QUESTION).steps()).isEmpty();
    }

    @Test
    void an_answer_to_an_older_question_is_declined() {
        assertThat(reason(apply(BRUNO, OLD_QUESTION))).isEqualTo("stale-request");
        assertThat(ticket.snapshot().assignee()).isNull();
    }

    @Test
    void a_person_who_chose_meanwhile_wins() {
        var _ = ticket.assigning().assign(CHLOE, byAgent(1));

        assertThat(reason(apply(BRUNO, OPEN_QUESTION))).isEqualTo("assigned-by-a-person");
        assertThat(ticket.snapshot().assignee()).isEqualTo(CHLOE);
    }

    @Test
    void a_ticket_closed_meanwhile_takes_nobody() {
        var _ = ticket.close(byAgent(1));

        assertThat(reason(apply(BRUNO, OPEN_QUESTION))).isEqualTo("closed");
    }

    @Test
    void the_group_of_a_rule_is_applied_with_what_it_sets() {
        var routed = route(OPEN_QUESTION, "billing-fr", Priority.HIGH, List.of("card"), Map.of("score", 7));

        assertThat(routed.events()).hasExactlyElementsOfTypes(FieldsChanged.class, PriorityChanged.class);
        assertThat(((FieldsChanged) routed.events().getFirst()).changed())
                .containsExactlyInAnyOrder("group", "tags", "fields");
        var snapshot = ticket.snapshot();
        assertThat(snapshot.group()).isEqualTo("billing-fr");
        assertThat(snapshot.priority()).isEqualTo(Priority.HIGH);
        assertThat(snapshot.tags()).containsExactly("card");
        assertThat(snapshot.fields()).containsEntry("score", 7);
        assertThat(Objects.requireNonNull(snapshot.routingRequest()).id()).isEqualTo(OPEN_QUESTION);
    }

    @Test
    void the_same_rule_again_changes_nothing() {
        var _ = route(OPEN_QUESTION, "billing-fr", Priority.HIGH, List.of("card"), Map.of("score", 7));

        assertThat(route(OPEN_QUESTION, "billing-fr", Priority.HIGH, List.of("card"), Map.of("score", 7)).steps())
                .isEmpty();
    }

    @Test
    void an_older_rule_does_not_move_a_ticket_that_has_a_group() {
        var _ = route(OPEN_QUESTION, "billing-fr", null, List.of(), Map.of());

        var late = route(OLD_QUESTION, "technical-fr", Priority.URGENT, List.of("late"), Map.of());

        assertThat(late.steps()).isEmpty();
        assertThat(ticket.snapshot().group()).isEqualTo("billing-fr");
    }

    @Test
    void a_move_of_all_tickets_of_a_group_holds_whatever_is_asked() {
        var _ = route(OPEN_QUESTION, "billing-fr", null, List.of(), Map.of());

        var moved = ticket.assigning().route(new TicketRouted(ticket.id(), OLD_QUESTION, "moved", "technical-fr", null,
                List.of(), Map.of(), null, null, null, null, null), byRouting(3));

        assertThat(moved.events()).hasExactlyElementsOfTypes(FieldsChanged.class);
        assertThat(ticket.snapshot().group()).isEqualTo("technical-fr");
    }

    @Test
    void a_rule_that_is_called_moved_is_an_answer_like_any_other() {
        var _ = route(OPEN_QUESTION, "billing-fr", null, List.of(), Map.of());

        var late = ticket.assigning().route(new TicketRouted(ticket.id(), OLD_QUESTION, "moved", "technical-fr", null,
                List.of(), Map.of(), null, null, "RULE", OLD_QUESTION, 1L), byRouting(3));

        assertThat(late.steps()).isEmpty();
        assertThat(ticket.snapshot().group()).isEqualTo("billing-fr");
    }

    @Test
    void a_ticket_taken_before_it_was_routed_still_gets_its_group() {
        var _ = ticket.assigning().assign(CHLOE, byAgent(1));

        var _ = route(OPEN_QUESTION, "billing-fr", Priority.URGENT, List.of(), Map.of());

        assertThat(ticket.snapshot().group()).isEqualTo("billing-fr");
        assertThat(ticket.snapshot().priority()).isEqualTo(Priority.NORMAL);
    }

    @Test
    void assigning_moves_no_revision() {
        var before = ticket.revision();

        var _ = route(OPEN_QUESTION, "billing-fr", null, List.of(), Map.of());
        var _ = apply(BRUNO, OPEN_QUESTION);
        var _ = ticket.assigning().assign(CHLOE, byAgent(3));

        assertThat(ticket.revision()).isEqualTo(before);
    }

    @Test
    void taking_a_ticket_away_asks_for_the_next_owner() {
        var _ = apply(BRUNO, OPEN_QUESTION);

        var _ = ticket.assigning().unassign(id(101), byAgent(3));

        assertThat(ticket.snapshot().assignee()).isNull();
        assertThat(Objects.requireNonNull(ticket.snapshot().routingRequest()).id()).isEqualTo(id(101));
    }

    @Test
    void nobody_is_given_a_closed_ticket() {
        var _ = ticket.close(byAgent(1));

        assertThatThrownBy(() -> ticket.assigning().assign(BRUNO, byAgent(2))).isInstanceOf(TicketIsClosed.class);
    }

    @Test
    void a_release_takes_the_ticket_back_and_asks_again() {
        var _ = apply(BRUNO, OPEN_QUESTION);

        var released = release(BRUNO, 10);

        assertThat(((AssigneeChanged) released.events().getFirst()).from()).isEqualTo(BRUNO);
        assertThat(ticket.snapshot().assignee()).isNull();
        assertThat(Objects.requireNonNull(ticket.snapshot().routingRequest()).reason()).isEqualTo("released");
    }

    @Test
    void a_release_decided_before_the_ticket_was_given_anew_changes_nothing() {
        var _ = apply(BRUNO, OPEN_QUESTION);

        assertThat(release(BRUNO, 1).steps()).isEmpty();
        assertThat(release(CHLOE, 10).steps()).isEmpty();
        assertThat(ticket.snapshot().assignee()).isEqualTo(BRUNO);
    }

    @Test
    void a_ticket_that_is_over_is_released_without_a_question() {
        var _ = apply(BRUNO, OPEN_QUESTION);
        var _ = ticket.editing().edit(Given.edit(TicketStatus.RESOLVED, null), EVERYBODY_IS_THERE, byAgent(3));

        var _ = release(BRUNO, 10);

        assertThat(ticket.snapshot().assignee()).isNull();
        assertThat(ticket.snapshot().routingRequest()).isNull();
    }

    private Change apply(UUID agent, UUID request) {
        return ticket.assigning().apply(new AgentAssigned(ticket.id(), request, agent, "billing-fr", "ROUND_ROBIN"),
                byRouting(2));
    }

    private Change route(UUID request, String group, @Nullable Priority priority, List<String> tags,
            Map<String, Object> fields) {
        return ticket.assigning().route(new TicketRouted(ticket.id(), request, "cards", group, priority, tags, fields,
                null, null, null, null, null), byRouting(2));
    }

    private Change release(UUID agent, int decided) {
        return ticket.assigning().release(new AssignmentReleased(ticket.id(), OPEN_QUESTION, agent, "away"), id(102),
                after(decided), byRouting(11));
    }

    private static String reason(Change change) {
        return ((AssignmentDeclined) change.events().getFirst()).reason();
    }
}
