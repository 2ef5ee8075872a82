package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.AssignmentEvent;
import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.events.Envelope;
import io.guichet.events.Priority;
import io.guichet.events.TicketEvent;
import io.guichet.events.TicketStatus;
import io.guichet.reliable.postgres.Outbox;
import io.guichet.reliable.postgres.OwnContext;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;

/** What this service has lost, it learns when ticket-service tells it again, over the real Kafka. */
@QuarkusTest
class PastTest {

    @Inject
    Wire wire;
    @Inject
    Outbox outbox;
    @Inject
    OwnContext contexts;
    @Inject
    AgroalDataSource database;

    private final Organisation organisation = new Organisation();
    private final List<ATicket> tickets = new ArrayList<>();
    private final List<List<Envelope<TicketEvent>>> told = new ArrayList<>();

    @Test
    void what_was_lost_is_known_again_and_nobody_is_told() {
        var group = organisation.group("past", "ROUND_ROBIN");
        var second = organisation.group("other", "LEAST_LOADED");
        var ann = organisation.online("Ann", 6, group);
        var bob = organisation.agent("Bob", 3, second);
        live(group, ann, bob);
        var waits = begin(second, Priority.URGENT);
        wire.awaitQueued(waits.id);
        var past = new PastDatabase(database, organisation.department);
        await().atMost(Wire.PATIENCE).until(() -> past.tickets().size() == 5 && past.ended() == 1);
        var lines = past.tickets();
        var decisions = past.decisions();
        var published = published();

        past.lose();
        told.forEach(this::tellAgain);

        await().atMost(Wire.PATIENCE).untilAsserted(() -> assertThat(past.tickets()).isEqualTo(lines));
        assertThat(past.decisions()).isEqualTo(decisions);
        assertThat(published()).isEqualTo(published);
        organisation.change(bob, "Bob", Map.of("groups", List.of(second), "capacity", 5));
        organisation.presence(bob, Presence.ONLINE);
        assertThat(wire.awaitAssigned(waits.id).agent()).isEqualTo(bob);
        told.forEach(this::tellAgain);
        await().during(Duration.ofSeconds(5)).atMost(Wire.PATIENCE)
                .until(() -> wire.all(AgentAssigned.class, waits.id).size() == 1);
    }

    @Test
    void a_ticket_without_a_group_is_shown_to_the_rules_with_the_words_that_its_customer_wrote() {
        var group = organisation.group("all", "ROUND_ROBIN");
        var invoices = organisation.group("invoices", "ROUND_ROBIN");
        organisation.rule("invoices", 1, "ticket.text.contains('facture')", invoices, Map.of());
        var ann = organisation.online("Ann", 6, group, invoices);
        var ticket = new ATicket(organisation.department);

        tellAgain(ticket.open("Ma facture").stream().map(wire::seal).toList());

        assertThat(wire.awaitAssigned(ticket.id).agent()).isEqualTo(ann);
        assertThat(wire.awaitRouted(ticket.id).group()).isEqualTo(invoices);
    }

    /** Four tickets, to each of which something else happens. */
    private void live(String group, UUID ann, UUID bob) {
        var touched = assigned(begin(group, Priority.NORMAL));
        tell(touched, touched.answeredBy(ann));
        var pressed = assigned(begin(group, Priority.LOW));
        tell(pressed, pressed.press(Priority.HIGH));
        var byHand = assigned(begin(group, Priority.NORMAL));
        tell(byHand, byHand.assignByHand(bob, "Grace"));
        var closed = assigned(begin(group, Priority.NORMAL));
        tell(closed, closed.become(TicketStatus.CLOSED));
    }

    private ATicket begin(String group, Priority priority) {
        var ticket = new ATicket(organisation.department).of(group).weighing(priority).from(UUID.randomUUID());
        tickets.add(ticket);
        told.add(new ArrayList<>());
        ticket.open("Bonjour").forEach(event -> tell(ticket, event));
        return ticket;
    }

    private ATicket assigned(ATicket ticket) {
        tell(ticket, ticket.accept(wire.awaitAssigned(ticket.id)));
        Explained.awaitOutcome(ticket.id, "ASSIGNED");
        return ticket;
    }

    private void tell(ATicket ticket, TicketEvent event) {
        var sealed = wire.seal(event);
        told.get(tickets.indexOf(ticket)).add(sealed);
        wire.tellAgain(List.of(sealed));
    }

    private void tellAgain(List<Envelope<TicketEvent>> events) {
        contexts.run(() -> Panache.withTransaction(() -> outbox.tellAgain("routing", events)))
                .await().atMost(Wire.PATIENCE);
    }

    private List<AssignmentEvent> published() {
        return tickets.stream().flatMap(ticket -> Stream.of(wire.decisions(ticket.id))).flatMap(List::stream).toList();
    }
}
