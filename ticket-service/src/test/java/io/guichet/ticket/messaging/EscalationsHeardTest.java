package io.guichet.ticket.messaging;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.awaitTicket;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.guichet.events.Actor;
import io.guichet.events.MessageKind;
import io.guichet.events.Priority;
import io.guichet.events.SlaAction;
import io.guichet.events.SlaEvent.EscalationDue;
import io.guichet.events.SlaEvent.Watch;
import io.guichet.events.SlaEvent.WatchFired;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.events.TicketEvent.PriorityChanged;
import io.guichet.events.TicketStatus;
import io.guichet.reliable.Ids;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.ticket.Wire;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class EscalationsHeardTest {

    @Inject
    Wire wire;
    @Inject
    Ids ids;

    @Test
    void the_actions_of_a_step_are_carried_out_once() {
        var id = open();
        asBruno().body(Map.of("id", DirectoryFixtures.BRUNO)).put(TICKETS + "/" + id + "/assignee").then()
                .statusCode(200);
        var due = wire.seal(escalation(id, new SlaAction.RaisePriority(Priority.URGENT),
                new SlaAction.AddTags(List.of("escalated")), new SlaAction.MoveToGroup("billing-fr"),
                new SlaAction.MoveToGroup("no-such-group"), new SlaAction.Unknown()));

        wire.publish(List.of(due, due, wire.seal(escalation(id, new SlaAction.RaisePriority(Priority.HIGH)))));
        wire.publish(fired(id, Watch.NO_ACTIVITY, null, new SlaAction.AddTags(List.of("last"))));

        awaitTicket(id, "tags", equalTo(List.of("escalated", "last")));
        ticket(id).then().body("priority", equalTo("URGENT")).body("group", equalTo("billing-fr"))
                .body("assignee", equalTo(null));
        var events = wire.await(id, event -> event.ticket().tags().contains("last"));
        assertThat(events).filteredOn(PriorityChanged.class::isInstance).hasSize(1);
        assertThat(Objects.requireNonNull(events.getLast().ticket().routingRequest()).reason())
                .isEqualTo("escalated");
    }

    @Test
    void a_silent_customer_is_reminded_in_the_thread_and_the_ticket_closed_at_last() {
        var id = open();
        asBruno().body(Map.of("kind", "REPLY", "text", "Does it work now?", "then", "PENDING"))
                .post(TICKETS + "/" + id + "/messages").then().statusCode(201);

        wire.publish(fired(id, Watch.CUSTOMER_SILENT, TicketStatus.PENDING, new SlaAction.RemindCustomer(null)));
        wire.publish(fired(id, Watch.CUSTOMER_SILENT, TicketStatus.PENDING,
                new SlaAction.CloseTicket("No answer for a week.")));

        awaitTicket(id, "status", equalTo("CLOSED"));
        var written = wire.await(id, event -> event.ticket().status().name().equals("CLOSED")).stream()
                .filter(MessageAdded.class::isInstance).map(MessageAdded.class::cast)
                .filter(added -> added.by().kind() == Actor.Kind.SYSTEM).toList();
        assertThat(written).extracting(MessageAdded::kind).containsExactly(MessageKind.REPLY, MessageKind.NOTE);
        var reminder = written.getFirst();
        assertThat(reminder.text()).contains("répondre à ce message");
        assertThat(Objects.requireNonNull(reminder.mail()).replyTo()).isNotNull();
        assertThat(Objects.requireNonNull(reminder.mail()).inReplyTo()).isNotNull();
        assertThat(reminder.ticket().status().name()).isEqualTo("PENDING");
        assertThat(written.getLast().text()).isEqualTo("No answer for a week.");
    }

    @Test
    void nobody_closes_a_ticket_whose_customer_waits() {
        var id = open();

        wire.publish(fired(id, Watch.NO_PROGRESS, TicketStatus.NEW, new SlaAction.CloseTicket("Forgotten."),
                new SlaAction.AddTags(List.of("forgotten"))));

        awaitTicket(id, "tags", equalTo(List.of("forgotten")));
        ticket(id).then().body("status", equalTo("NEW"));
    }

    @Test
    void what_comes_too_late_is_left_undone() {
        var id = open();
        asBruno().body(Map.of("kind", "REPLY", "text", "Does it work now?", "then", "PENDING"))
                .post(TICKETS + "/" + id + "/messages").then().statusCode(201);
        asBruno().body(Map.of("id", DirectoryFixtures.BRUNO)).put(TICKETS + "/" + id + "/assignee").then()
                .statusCode(200);
        var late = new SlaAction.AddTags(List.of("late"));

        wire.publish(escalation(id, TargetKind.FIRST_RESPONSE, late));
        wire.publish(escalation(id, TargetKind.NEXT_RESPONSE, late));
        wire.publish(fired(id, Watch.UNASSIGNED, TicketStatus.NEW, late));
        wire.publish(fired(id, Watch.IN_STATUS, TicketStatus.NEW, late));
        wire.publish(fired(id, Watch.NO_PROGRESS, TicketStatus.OPEN, late));
        wire.publish(escalation(id, TargetKind.RESOLUTION, new SlaAction.AddTags(List.of("due"))));

        awaitTicket(id, "tags", equalTo(List.of("due")));
    }

    private EscalationDue escalation(String id, SlaAction... actions) {
        return escalation(id, TargetKind.RESOLUTION, actions);
    }

    private EscalationDue escalation(String id, TargetKind kind, SlaAction... actions) {
        var now = Instant.now();
        return new EscalationDue(UUID.fromString(id), ids.next(), "Standard", 1, kind, 1, "-PT30M",
                now.plusSeconds(1800), now, now, false, List.of(actions), null);
    }

    private WatchFired fired(String id, Watch watch, @Nullable TicketStatus status, SlaAction... actions) {
        var now = Instant.now();
        return new WatchFired(UUID.fromString(id), ids.next(), "Silent customers", 1, watch, 1,
                now.minusSeconds(604_800), now, now, false, List.of(actions), status);
    }
}
