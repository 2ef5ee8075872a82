package io.guichet.ticket.messaging;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.awaitTicket;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.guichet.events.Actor;
import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.AssignmentEvent.AssignmentReleased;
import io.guichet.events.AssignmentEvent.TicketQueued;
import io.guichet.events.AssignmentEvent.TicketRouted;
import io.guichet.events.MessageKind;
import io.guichet.events.Priority;
import io.guichet.events.SlaEvent.Target;
import io.guichet.events.SlaEvent.TargetMet;
import io.guichet.events.SlaEvent.TargetPaused;
import io.guichet.events.SlaEvent.TargetsSet;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketEvent;
import io.guichet.events.TicketEvent.AssigneeChanged;
import io.guichet.events.TicketEvent.AssignmentDeclined;
import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.events.TicketEvent.PriorityChanged;
import io.guichet.reliable.Ids;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.ticket.Wire;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class DecisionsHeardTest {

    private static final Instant DUE = Instant.now().plus(Duration.ofHours(4)).truncatedTo(ChronoUnit.MILLIS);

    @Inject
    Wire wire;
    @Inject
    Ids ids;

    @Test
    void a_rule_and_a_choice_are_applied_once_and_answered() {
        var id = open();
        var request = question(id);
        var routed = wire.seal(new TicketRouted(UUID.fromString(id), request, "cards", "billing-fr", Priority.HIGH,
                List.of("card"), Map.of("score", 7), null, null, null, null, null));
        var chosen = wire.seal(assigned(id, request, DirectoryFixtures.BRUNO));

        wire.publish(List.of(routed, chosen, routed, chosen, chosen));

        awaitTicket(id, "assignee.name", equalTo("Bruno Leroy"));
        ticket(id).then().header("ETag", "\"1\"").body("group", equalTo("billing-fr"))
                .body("priority", equalTo("HIGH")).body("tags", equalTo(List.of("card")));
        var events = settled(id);
        assertThat(events).filteredOn(FieldsChanged.class::isInstance).hasSize(1);
        assertThat(events).filteredOn(PriorityChanged.class::isInstance).hasSize(1);
        assertThat(events).filteredOn(AssigneeChanged.class::isInstance).singleElement()
                .extracting(event -> ((AssigneeChanged) event).request()).isEqualTo(request);
        assertThat(events).filteredOn(AssignmentDeclined.class::isInstance).isEmpty();
    }

    @Test
    void an_older_choice_that_comes_later_is_declined() {
        var id = open();
        var old = question(id);
        asBruno().body(Map.of("id", DirectoryFixtures.CHLOE)).put(TICKETS + "/" + id + "/assignee").then()
                .statusCode(200);
        asBruno().delete(TICKETS + "/" + id + "/assignee").then().statusCode(200);

        wire.publish(assigned(id, old, DirectoryFixtures.BRUNO));

        assertThat(declined(id).reason()).isEqualTo("stale-request");
        ticket(id).then().body("assignee", nullValue());
    }

    @Test
    void a_supervisors_choice_made_meanwhile_wins() {
        var id = open();
        var request = question(id);
        asBruno().body(Map.of("id", DirectoryFixtures.CHLOE)).put(TICKETS + "/" + id + "/assignee").then()
                .statusCode(200);

        wire.publish(assigned(id, request, DirectoryFixtures.BRUNO));

        assertThat(declined(id).reason()).isEqualTo("assigned-by-a-person");
        ticket(id).then().body("assignee.name", equalTo("Chloé Petit"));
    }

    @Test
    void a_closed_ticket_takes_nobody() {
        var id = open();
        var request = question(id);
        asBruno().put(TICKETS + "/" + id + "/closure").then().statusCode(200);

        wire.publish(assigned(id, request, DirectoryFixtures.BRUNO));

        assertThat(declined(id).reason()).isEqualTo("closed");
    }

    @Test
    void a_released_ticket_asks_for_the_next_agent() {
        var id = open();
        var request = question(id);
        wire.publish(assigned(id, request, DirectoryFixtures.BRUNO));
        awaitTicket(id, "assignee", notNullValue());
        var released = wire.seal(new AssignmentReleased(UUID.fromString(id), request, DirectoryFixtures.BRUNO, "away"));

        wire.publish(List.of(released, released));

        awaitTicket(id, "assignee", nullValue());
        var events = settled(id);
        var next = Objects.requireNonNull(events.getLast().ticket().routingRequest());
        assertThat(next.reason()).isEqualTo("released");
        assertThat(next.id()).isNotEqualTo(request);
        assertThat(events).filteredOn(AssigneeChanged.class::isInstance).hasSize(2);
    }

    @Test
    void a_release_that_is_told_again_takes_nothing_that_a_supervisor_gave_since_it_was_decided() {
        var id = open();
        var request = question(id);
        wire.publish(assigned(id, request, DirectoryFixtures.BRUNO));
        awaitTicket(id, "assignee", notNullValue());
        var decided = Instant.now();
        asBruno().body(Map.of("id", DirectoryFixtures.BRUNO)).put(TICKETS + "/" + id + "/assignee").then()
                .statusCode(200);

        wire.publish(new AssignmentReleased(UUID.fromString(id), request, DirectoryFixtures.BRUNO, "away", null, null,
                decided));

        assertThat(settled(id)).filteredOn(AssigneeChanged.class::isInstance).hasSize(2);
        ticket(id).then().body("assignee.name", equalTo("Bruno Leroy"));
    }

    @Test
    void what_an_agent_says_who_passes_a_ticket_on_is_a_note_of_theirs() {
        var id = open();
        var request = question(id);
        wire.publish(assigned(id, request, DirectoryFixtures.BRUNO));
        awaitTicket(id, "assignee", notNullValue());
        var bruno = new Actor(Actor.Kind.AGENT, DirectoryFixtures.BRUNO, "Bruno Leroy");
        var released = wire.seal(new AssignmentReleased(UUID.fromString(id), request, DirectoryFixtures.BRUNO,
                "second-line", "It is the database.", bruno, null));

        wire.publish(List.of(released, released));

        awaitTicket(id, "assignee", nullValue());
        assertThat(settled(id)).filteredOn(event -> event instanceof MessageAdded added && !added.opening())
                .singleElement().satisfies(event -> {
                    var note = (MessageAdded) event;
                    assertThat(note.kind()).isEqualTo(MessageKind.NOTE);
                    assertThat(note.text()).isEqualTo("It is the database.");
                    assertThat(note.by()).isEqualTo(bruno);
                });
    }

    @Test
    void what_is_said_about_a_ticket_that_waits_and_goes_elsewhere_is_a_note_as_well() {
        var id = open();
        var bruno = new Actor(Actor.Kind.AGENT, DirectoryFixtures.BRUNO, "Bruno Leroy");
        var routed = wire.seal(new TicketRouted(UUID.fromString(id), question(id), "second-line", "billing-fr", null,
                List.of(), Map.of(), "It is the network.", bruno, null, null, null));

        wire.publish(List.of(routed, routed));

        awaitTicket(id, "group", equalTo("billing-fr"));
        assertThat(settled(id)).filteredOn(event -> event instanceof MessageAdded added && !added.opening())
                .singleElement().satisfies(event -> {
                    assertThat(((MessageAdded) event).text()).isEqualTo("It is the network.");
                    assertThat(((MessageAdded) event).by()).isEqualTo(bruno);
                });
    }

    @Test
    void a_ticket_that_waits_in_a_queue_stays_as_it_is() {
        var id = open();

        wire.publish(new TicketQueued(UUID.fromString(id), question(id), "billing-fr", "nobody is there"));

        assertThat(settled(id).getLast().ticket().version()).isEqualTo(2);
    }

    @Test
    void what_is_promised_is_shown_until_it_is_kept() {
        var id = open();
        var set = wire.seal(promised(id, Instant.now(), DUE));
        wire.publish(List.of(set, set));
        awaitTicket(id, "sla.firstResponseDue", equalTo(DUE.toString()));
        ticket(id).then().header("ETag", "\"1\"").body("version", equalTo(2));

        wire.publish(new TargetMet(UUID.fromString(id), TargetKind.FIRST_RESPONSE, DUE, Instant.now(), false));

        awaitTicket(id, "sla.firstResponseDue", nullValue());
        asBruno().get(TICKETS + "/" + id + "/timeline").then()
                .body("items.kind", equalTo(List.of("TicketOpened", "MessageAdded", "TargetsSet", "TargetMet")));
    }

    @Test
    void an_older_promise_that_comes_later_is_ignored() {
        var id = open();
        var now = Instant.now();

        wire.publish(promised(id, now, DUE));
        awaitTicket(id, "sla.resolutionDue", notNullValue());
        wire.publish(promised(id, now.minusSeconds(60), DUE.minusSeconds(3600)));
        wire.publish(new TargetPaused(UUID.fromString(id), TargetKind.RESOLUTION, now));

        awaitTicket(id, "sla.resolutionDue", nullValue());
        ticket(id).then().body("sla.firstResponseDue", equalTo(DUE.toString()));
    }

    private TargetsSet promised(String id, Instant at, Instant due) {
        return new TargetsSet(UUID.fromString(id), ids.next(), "Standard", 1,
                List.of(new Target(TargetKind.FIRST_RESPONSE, due, Duration.ofHours(4), true, false),
                        new Target(TargetKind.RESOLUTION, due.plusSeconds(3600), Duration.ofHours(5), true, false)),
                at);
    }

    private UUID question(String id) {
        var opened = wire.await(id, event -> event instanceof MessageAdded).getFirst();
        return Objects.requireNonNull(opened.ticket().routingRequest()).id();
    }

    private static AgentAssigned assigned(String id, UUID request, UUID agent) {
        return new AgentAssigned(UUID.fromString(id), request, agent, "billing-fr", "ROUND_ROBIN");
    }

    private AssignmentDeclined declined(String id) {
        return (AssignmentDeclined) wire.await(id, event -> event instanceof AssignmentDeclined).getLast();
    }

    /** All events once everything that was published before has been heard: an answer to no question comes after it. */
    private List<TicketEvent> settled(String id) {
        var unknown = ids.next();
        wire.publish(assigned(id, unknown, DirectoryFixtures.HUGO));
        return wire.await(id, event -> event instanceof AssignmentDeclined late && late.request().equals(unknown))
                .stream().filter(event -> !(event instanceof AssignmentDeclined late && late.request().equals(unknown)))
                .toList();
    }
}
