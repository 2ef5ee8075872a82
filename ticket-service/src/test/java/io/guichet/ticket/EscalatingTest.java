package io.guichet.ticket;

import static io.guichet.ticket.Given.BRUNO;
import static io.guichet.ticket.Given.after;
import static io.guichet.ticket.Given.byAgent;
import static io.guichet.ticket.Given.byRouting;
import static io.guichet.ticket.Given.id;
import static io.guichet.ticket.Given.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.events.Actor;
import io.guichet.events.Cause;
import io.guichet.events.Priority;
import io.guichet.events.TicketEvent.AssigneeChanged;
import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.events.TicketEvent.PriorityChanged;
import io.guichet.events.TicketSnapshot.RoutingRequest;

class EscalatingTest {

    private final Ticket ticket = ticket();
    private final Act bySla = new Act(Actor.system("sla"), new Cause("step", 1), after(30));

    @ParameterizedTest
    @CsvSource({"LOW, NORMAL", "NORMAL, NORMAL", "HIGH, HIGH", "URGENT, URGENT"})
    void a_ticket_only_becomes_more_pressing(Priority wanted, Priority expected) {
        var change = ticket.assigning().escalating().raise(wanted, bySla);

        assertThat(ticket.snapshot().priority()).isEqualTo(expected);
        assertThat(change.events()).hasSize(expected == Priority.NORMAL ? 0 : 1)
                .allMatch(PriorityChanged.class::isInstance);
    }

    @Test
    void only_tags_that_are_missing_are_added() {
        var first = ticket.assigning().escalating().tag(List.of("late", "vip"), bySla);
        var again = ticket.assigning().escalating().tag(List.of("vip", "late"), bySla);

        assertThat(first.events()).singleElement().isInstanceOfSatisfying(FieldsChanged.class,
                event -> assertThat(event.ticket().tags()).endsWith("late", "vip"));
        assertThat(again.steps()).isEmpty();
    }

    @Test
    void another_group_gets_the_ticket_and_routing_is_asked() {
        var _ = ticket.assigning().assign(BRUNO, byAgent(10));

        var moved = move(id(200), bySla);

        assertThat(moved.events()).hasExactlyElementsOfTypes(FieldsChanged.class, AssigneeChanged.class);
        var last = moved.events().getLast().ticket();
        assertThat(last.group()).isEqualTo("second-line");
        assertThat(last.assignee()).isNull();
        assertThat(Objects.requireNonNull(last.routingRequest()).reason()).isEqualTo("escalated");
        assertThat(Objects.requireNonNull(last.routingRequest()).id()).isEqualTo(id(200));
    }

    @Test
    void a_ticket_that_nobody_has_is_asked_about_anew() {
        var moved = move(id(200), bySla);

        assertThat(moved.events()).hasExactlyElementsOfTypes(FieldsChanged.class);
        var asked = Objects.requireNonNull(moved.events().getFirst().ticket().routingRequest());
        assertThat(asked.id()).isEqualTo(id(200));
    }

    @Test
    void a_ticket_that_is_there_already_stays_with_whoever_has_it() {
        var _ = move(id(200), bySla);

        assertThat(move(id(201), byRouting(40)).steps()).isEmpty();
    }

    @Test
    void a_closed_ticket_is_left_alone() {
        var _ = ticket.close(byAgent(20));
        var version = ticket.version();

        assertThat(ticket.assigning().escalating().raise(Priority.URGENT, bySla).steps()).isEmpty();
        assertThat(ticket.assigning().escalating().tag(List.of("late"), bySla).steps()).isEmpty();
        assertThat(move(id(200), bySla).steps()).isEmpty();
        assertThat(ticket.version()).isEqualTo(version);
    }

    @Test
    void the_revision_that_people_know_stays() {
        var revision = ticket.revision();

        var _ = ticket.assigning().escalating().raise(Priority.URGENT, bySla);
        var _ = move(id(200), bySla);

        assertThat(ticket.revision()).isEqualTo(revision);
    }

    private Change move(UUID request, Act act) {
        return ticket.handover().escalate(new Destination("support-fr", "second-line", Set.of()),
                new RoutingRequest(request, "escalated", act.at()), act);
    }
}
