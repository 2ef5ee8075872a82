package io.guichet.ticket.messaging;

import java.time.Clock;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.guichet.events.Actor;
import io.guichet.events.AssignmentEvent;
import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.AssignmentEvent.AssignmentReleased;
import io.guichet.events.AssignmentEvent.TicketQueued;
import io.guichet.events.AssignmentEvent.TicketRouted;
import io.guichet.events.Cause;
import io.guichet.events.Envelope;
import io.guichet.reliable.postgres.BatchLock;
import io.guichet.reliable.postgres.Hearing;
import io.guichet.reliable.postgres.Inbox;
import io.guichet.ticket.Act;
import io.guichet.ticket.DecisionDesk;
import io.smallrye.mutiny.Uni;

/** What routing decided. */
@ApplicationScoped
class AssignmentsHeard {

    private static final Actor ROUTING = Actor.system("routing");

    private final Hearing<AssignmentEvent> hearing;
    private final DecisionDesk desk;
    private final Clock clock;

    AssignmentsHeard(Inbox inbox, DecisionDesk desk, Clock clock) {
        this.hearing = inbox.hearing(AssignmentEvent.class, BatchLock.onKeys(desk::take), this::on);
        this.desk = desk;
        this.clock = clock;
    }

    @Incoming("assignments")
    public Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        return hearing.receive(records);
    }

    private Uni<Void> on(Envelope<AssignmentEvent> heard) {
        var act = new Act(ROUTING, Cause.of(heard), clock.instant());
        return switch (heard.event()) {
            case TicketRouted routed -> desk.route(routed, act).replaceWithVoid();
            case AgentAssigned chosen -> desk.apply(chosen, act).replaceWithVoid();
            // Told again, it is as old as the first time.
            case AssignmentReleased released ->
                desk.release(released, Objects.requireNonNullElse(released.decidedAt(), heard.time()), act)
                        .replaceWithVoid();
            // Where a ticket waits is routing's to show.
            case TicketQueued _ -> Uni.createFrom().voidItem();
        };
    }
}
