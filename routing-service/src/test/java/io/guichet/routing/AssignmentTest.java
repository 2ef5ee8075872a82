package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.AssignmentEvent;
import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.AssignmentEvent.TicketQueued;
import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.events.Priority;
import io.guichet.events.TicketStatus;
import io.guichet.testing.TestIssuer;
import io.guichet.testing.stack.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

/** A ticket's event in, a decision out: on the real Kafka and PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "service", value = "routing"))
class AssignmentTest {

    @Inject
    Wire wire;

    private Organisation organisation = new Organisation();
    private String billing = "";
    private UUID invoices = new UUID(0, 0);
    private String technical = "";

    @BeforeEach
    void two_groups() {
        organisation = new Organisation();
        billing = organisation.group("billing", "ROUND_ROBIN");
        technical = organisation.group("technical", "LEAST_LOADED");
        invoices = organisation.rule("invoices", 10, "ticket.text.containsAnyIgnoreCase(['facture', 'invoice'])",
                billing,
                Map.of("priority", "HIGH", "addTags", List.of("invoice"), "setFields", Map.of("queue", "money")));
        organisation.rule("the rest", 20, "", technical, Map.of());
    }

    @Test
    void a_rule_chooses_the_group_and_the_group_an_agent() {
        var ann = organisation.online("Ann", 20, billing);
        organisation.online("Tom", 20, technical);
        var ticket = open("Ma FACTURE est fausse");

        var assigned = wire.awaitAssigned(ticket.id);

        var routed = wire.awaitRouted(ticket.id);
        assertThat(routed).isEqualTo(new AssignmentEvent.TicketRouted(ticket.id, ticket.request(), "invoices", billing,
                Priority.HIGH, List.of("invoice"), Map.of("queue", "money"), null, null, "RULE", invoices, 1L));
        assertThat(assigned).isEqualTo(new AgentAssigned(ticket.id, ticket.request(), ann, billing, "round-robin"));
    }

    @Test
    void a_group_of_which_nobody_says_otherwise_requires_the_language() {
        var plain = "plain-" + organisation.department;
        Organisation.administrator().body(Map.of("name", "Plain", "department", organisation.department, "strategy",
                "ROUND_ROBIN")).put("/api/v1/groups/{key}", plain).then().statusCode(201)
                .body("languageUse", equalTo("REQUIRED"));
        organisation.online("Tom", 20, plain);
        var ticket = new ATicket(organisation.department).of(plain).in("en");
        wire.tell(ticket.open("Hello"));

        assertThat(wire.awaitQueued(ticket.id).reason()).isEqualTo("language");
    }

    @Test
    void a_decision_names_what_led_to_it() {
        organisation.online("Tom", 20, technical);
        var ticket = new ATicket(organisation.department);
        var told = ticket.open("Bonjour").stream().map(wire::seal).toList();
        wire.tellAgain(told);

        wire.awaitAssigned(ticket.id);

        assertThat(wire.envelopes(ticket.id)).extracting(envelope -> envelope.cause().depth()).containsExactly(1, 1);
        assertThat(wire.envelopes(ticket.id)).extracting(envelope -> envelope.cause().by())
                .containsOnly(told.getFirst().id().toString());
    }

    @Test
    void without_a_rule_the_fallback_group_gets_it() {
        var other = new Organisation();
        var fallback = other.group("all", "LEAST_LOADED");
        var ann = other.online("Ann", 20, fallback);
        var ticket = new ATicket(other.department);
        wire.tell(ticket.open("Bonjour"));

        assertThat(wire.awaitAssigned(ticket.id).agent()).isEqualTo(ann);
        assertThat(wire.awaitRouted(ticket.id).rule()).isEqualTo("fallback");
    }

    @Test
    void the_fallback_group_is_the_one_that_the_department_names() {
        var other = new Organisation();
        other.group("first", "LEAST_LOADED");
        var named = other.group("named", "LEAST_LOADED");
        other.fallTo(named);
        var ticket = new ATicket(other.department);
        wire.tell(ticket.open("Bonjour"));

        assertThat(wire.awaitRouted(ticket.id).group()).isEqualTo(named);
    }

    @Test
    void the_same_events_twice_assign_once() {
        organisation.online(2, 20, technical);
        var ticket = new ATicket(organisation.department);
        var told = ticket.open("Bonjour").stream().map(wire::seal).toList();
        wire.tellAgain(told);
        wire.awaitAssigned(ticket.id);

        wire.tellAgain(told);

        settle();
        assertThat(wire.decisions(ticket.id)).hasSize(2);
    }

    @Test
    void an_older_event_that_comes_later_changes_nothing() {
        var ann = organisation.online("Ann", 1, technical);
        var ticket = new ATicket(organisation.department);
        var opened = ticket.open("Bonjour");
        var answered = ticket.become(TicketStatus.ANSWERED);
        wire.tell(answered);

        wire.tell(opened);

        var next = open("Et moi ?");
        assertThat(wire.awaitAssigned(next.id).agent()).isEqualTo(ann);
        assertThat(wire.decisions(ticket.id)).isEmpty();
    }

    @Test
    void nobody_available_queues_and_coming_online_assigns_the_oldest_first() {
        var ann = organisation.agent("Ann", 1, technical);
        var young = new ATicket(organisation.department).waitingSince(ATicket.MONDAY.plusSeconds(60));
        var old = new ATicket(organisation.department);
        wire.tell(young.open("Deuxième"));
        wire.tell(old.open("Premier"));
        assertThat(wire.awaitQueued(young.id).reason()).isEqualTo("nobody-online");
        wire.awaitQueued(old.id);

        organisation.presence(ann, Presence.ONLINE);

        assertThat(wire.awaitAssigned(old.id).agent()).isEqualTo(ann);
        assertThat(wire.all(AgentAssigned.class, young.id)).isEmpty();
    }

    @Test
    void freed_capacity_is_given_to_who_waits() {
        var ann = organisation.online("Ann", 1, technical);
        var first = open("Premier");
        wire.tell(first.accept(wire.awaitAssigned(first.id)));
        var second = open("Deuxième");
        assertThat(wire.awaitQueued(second.id).reason()).isEqualTo("full");

        wire.tell(first.become(TicketStatus.CLOSED));

        assertThat(wire.awaitAssigned(second.id).agent()).isEqualTo(ann);
        assertThat(wire.all(TicketQueued.class, second.id)).hasSize(1);
    }

    @Test
    void a_declined_assignment_frees_its_units() {
        organisation.online("Ann", 1, technical);
        var first = open("Premier");
        var proposal = wire.awaitAssigned(first.id);
        var second = open("Deuxième");
        wire.awaitQueued(second.id);

        wire.tell(first.assignByHand(UUID.randomUUID(), "Grace"));
        wire.tell(first.decline(proposal, "assigned-by-a-person"));

        wire.awaitAssigned(second.id);
    }

    @Test
    void a_declined_request_that_is_still_open_goes_to_somebody_else() {
        var both = organisation.online(2, 20, technical);
        var ticket = open("Bonjour");
        var proposal = wire.awaitAssigned(ticket.id);

        wire.tell(ticket.decline(proposal, "agent-refused"));

        var other = both.stream().filter(agent -> !agent.equals(proposal.agent())).findFirst().orElseThrow();
        assertThat(wire.awaitAssignedAgain(ticket.id).agent()).isEqualTo(other);
    }

    @Test
    void a_persons_choice_wins_over_the_queue() {
        var ann = organisation.agent("Ann", 20, technical);
        var ticket = open("Bonjour");
        wire.awaitQueued(ticket.id);

        wire.tell(ticket.assignByHand(UUID.randomUUID(), "Grace"));
        Explained.awaitOutcome(ticket.id, "BY_HAND");
        organisation.presence(ann, Presence.ONLINE);

        var next = open("Et moi ?");
        assertThat(wire.awaitAssigned(next.id).agent()).isEqualTo(ann);
        assertThat(wire.all(AgentAssigned.class, ticket.id)).isEmpty();
    }

    @Test
    void a_person_may_exceed_the_limit_and_that_stops_automatic_assignment() {
        var ann = organisation.online("Ann", 1, technical);
        for (var count = 0; count < 2; count++) {
            var given = new ATicket(organisation.department);
            wire.tell(given.open("Bonjour").getFirst());
            wire.tell(given.assignByHand(ann, "Grace"));
        }

        var ticket = open("Bonjour");

        assertThat(wire.awaitQueued(ticket.id).reason()).isEqualTo("full");
    }

    @Test
    void an_urgent_ticket_needs_its_room() {
        organisation.online("Ann", 3, technical);
        var urgent = new ATicket(organisation.department).weighing(Priority.URGENT);
        wire.tell(urgent.open("Tout est en panne"));
        assertThat(wire.awaitQueued(urgent.id).reason()).isEqualTo("full");

        var small = open("Une question");

        wire.awaitAssigned(small.id);
    }

    @Test
    void a_group_that_requires_the_language_lets_other_tickets_wait_and_passes_them_by() {
        var french = organisation.group("french", "ROUND_ROBIN", "REQUIRED");
        var ann = organisation.online("Ann", 20, french);
        var english = new ATicket(organisation.department).of(french).in("en");
        var canadian = new ATicket(organisation.department).of(french).in("fr-CA")
                .waitingSince(ATicket.MONDAY.plusSeconds(60));
        wire.tell(english.open("Hello"));
        wire.tell(canadian.open("Bonjour"));

        assertThat(wire.awaitAssigned(canadian.id).agent()).isEqualTo(ann);
        assertThat(wire.awaitQueued(english.id).reason()).isEqualTo("language");
    }

    @Test
    void an_unassigned_ticket_is_given_again() {
        organisation.online("Ann", 20, technical);
        var ticket = open("Bonjour");
        wire.tell(ticket.accept(wire.awaitAssigned(ticket.id)));

        wire.tell(ticket.unassign());

        assertThat(wire.awaitAssignedAgain(ticket.id).request()).isEqualTo(ticket.request());
        assertThat(wire.all(AssignmentEvent.TicketRouted.class, ticket.id)).hasSize(1);
    }

    private ATicket open(String words) {
        var ticket = new ATicket(organisation.department);
        wire.tell(ticket.open(words));
        return ticket;
    }

    /** Whatever was told before has been heard when this ticket has been assigned. */
    private void settle() {
        for (var count = 0; count < 6; count++) {
            wire.awaitAssigned(open("Encore un").id);
        }
    }
}
