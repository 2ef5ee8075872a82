package io.guichet.ticket;

import static io.guichet.ticket.Given.BRUNO;
import static io.guichet.ticket.Given.CHLOE;
import static io.guichet.ticket.Given.byAgent;
import static io.guichet.ticket.Given.id;
import static io.guichet.ticket.Given.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.guichet.events.AssignmentEvent.TicketRouted;
import io.guichet.events.TicketEvent.AssigneeChanged;
import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.events.TicketSnapshot.RoutingRequest;
import io.guichet.events.TicketStatus;

class HandoverTest {

    private static final Destination BILLING_EN = new Destination("support-en", "billing-en", Set.of(CHLOE));
    private static final Destination ENGLISH = new Destination("support-en", null, Set.of());

    private final Ticket ticket = ticket();

    @Test
    void a_group_of_another_department_takes_the_ticket_there() {
        var _ = ticket.assigning().assign(BRUNO, byAgent(1));

        var moved = move(BILLING_EN);

        assertThat(moved.events()).hasExactlyElementsOfTypes(FieldsChanged.class, AssigneeChanged.class);
        assertThat(((FieldsChanged) moved.events().getFirst()).changed()).containsExactly("department", "group");
        var last = moved.events().getLast().ticket();
        assertThat(last.department()).isEqualTo("support-en");
        assertThat(last.group()).isEqualTo("billing-en");
        assertThat(last.assignee()).isNull();
        assertThat(Objects.requireNonNull(last.routingRequest()).reason()).isEqualTo("moved");
    }

    @Test
    void an_agent_who_works_there_keeps_it() {
        var _ = ticket.assigning().assign(CHLOE, byAgent(1));

        var moved = move(BILLING_EN);

        assertThat(moved.events()).hasExactlyElementsOfTypes(FieldsChanged.class);
        assertThat(ticket.snapshot().assignee()).isEqualTo(CHLOE);
        assertThat(ticket.snapshot().routingRequest()).isNull();
    }

    @Test
    void a_department_alone_leaves_the_group_to_its_rules() {
        var _ = move(new Destination("support-fr", "billing-fr", Set.of()));

        var moved = move(ENGLISH);

        assertThat(((FieldsChanged) moved.events().getFirst()).changed()).containsExactly("department", "group");
        assertThat(ticket.snapshot().group()).isNull();
        assertThat(Objects.requireNonNull(ticket.snapshot().routingRequest()).id()).isEqualTo(id(300));
    }

    @Test
    void a_ticket_that_is_there_already_stays_as_it_is() {
        var _ = move(BILLING_EN);

        assertThat(List.of(move(BILLING_EN), move(ENGLISH))).allSatisfy(
                change -> assertThat(change.steps()).isEmpty());
    }

    @Test
    void another_department_knows_nothing_of_our_names_of_statuses() {
        var _ = ticket.pausing().name("parts", TicketStatus.ON_HOLD, byAgent(1));

        var _ = move(ENGLISH);

        assertThat(ticket.situation().subStatus()).isNull();
        assertThat(ticket.status()).isEqualTo(TicketStatus.ON_HOLD);
    }

    @Test
    void nobody_is_asked_to_take_what_is_resolved() {
        var resolved = ticket(TicketStatus.RESOLVED);

        var moved = resolved.handover().move(BILLING_EN, question(), byAgent(5));

        assertThat(moved.events()).hasExactlyElementsOfTypes(FieldsChanged.class);
        assertThat(resolved.snapshot().routingRequest()).isNull();
    }

    @Test
    void a_closed_ticket_stays_where_it_is() {
        var _ = ticket.close(byAgent(1));

        assertThatThrownBy(() -> move(BILLING_EN)).isInstanceOf(TicketIsClosed.class);
    }

    @Test
    void a_late_answer_of_the_former_department_gives_no_group() {
        var _ = move(ENGLISH);

        var late = ticket.assigning().route(new TicketRouted(ticket.id(), id(100), "any", "billing-fr", null, List.of(),
                Map.of(), null, null, null, null, null), Given.byRouting(6));

        assertThat(late.steps()).isEmpty();
        assertThat(ticket.snapshot().group()).isNull();
    }

    private Change move(Destination to) {
        return ticket.handover().move(to, question(), byAgent(5));
    }

    private static RoutingRequest question() {
        return new RoutingRequest(id(300), "moved", Given.after(5));
    }
}
