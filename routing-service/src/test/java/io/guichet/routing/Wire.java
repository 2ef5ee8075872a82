package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.events.AssignmentEvent;
import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.AssignmentEvent.TicketQueued;
import io.guichet.events.AssignmentEvent.TicketRouted;
import io.guichet.events.Cause;
import io.guichet.events.Envelope;
import io.guichet.events.TicketEvent;
import io.guichet.events.Topics;
import io.guichet.reliable.Envelopes;
import io.guichet.reliable.KafkaConfig;
import io.guichet.reliable.KafkaRecord;
import io.guichet.reliable.KafkaSender;
import io.guichet.reliable.TopicFollower;
import io.quarkus.runtime.StartupEvent;

/** ticket-service's end of the line: tells on its topic, and hears what routing decides. */
@Singleton
class Wire {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaSender sender;
    private final Envelopes envelopes;
    private final List<Envelope<AssignmentEvent>> heard = new CopyOnWriteArrayList<>();
    private final TopicFollower<AssignmentEvent> follower;

    Wire(KafkaSender sender, Envelopes envelopes, KafkaConfig kafka) {
        this.sender = sender;
        this.envelopes = envelopes;
        this.follower = new TopicFollower<>(kafka, Topics.ASSIGNMENTS, AssignmentEvent.class,
                new TopicFollower.Start.Beginning(), event -> heard.add(event.envelope()));
    }

    void start(@Observes StartupEvent event) {
        follower.start();
    }

    void tell(TicketEvent event) {
        tell(List.of(event));
    }

    void tell(List<? extends TicketEvent> events) {
        tellAgain(events.stream().map(this::seal).toList());
    }

    Envelope<TicketEvent> seal(TicketEvent event) {
        return envelopes.seal(event, Cause.request("mail"));
    }

    /** The very same events, which may have been told before. */
    void tellAgain(List<Envelope<TicketEvent>> sealed) {
        var outcomes = sender.sendAll(sealed.stream().map(KafkaRecord::of).toList()).await().atMost(PATIENCE);
        assertThat(outcomes).containsOnly(KafkaSender.Outcome.ACKNOWLEDGED);
    }

    List<AssignmentEvent> decisions(UUID ticket) {
        return heard.stream().map(Envelope::event).filter(event -> event.ticketId().equals(ticket)).toList();
    }

    List<Envelope<AssignmentEvent>> envelopes(UUID ticket) {
        return heard.stream().filter(envelope -> envelope.event().ticketId().equals(ticket)).toList();
    }

    <E extends AssignmentEvent> List<E> all(Class<E> type, UUID ticket) {
        return decisions(ticket).stream().filter(type::isInstance).map(type::cast).toList();
    }

    @CanIgnoreReturnValue
    AgentAssigned awaitAssigned(UUID ticket) {
        return awaitOne(AgentAssigned.class, ticket, 1);
    }

    @CanIgnoreReturnValue
    AgentAssigned awaitAssignedAgain(UUID ticket) {
        return awaitOne(AgentAssigned.class, ticket, 2);
    }

    @CanIgnoreReturnValue
    TicketQueued awaitQueued(UUID ticket) {
        return awaitOne(TicketQueued.class, ticket, 1);
    }

    @CanIgnoreReturnValue
    TicketRouted awaitRouted(UUID ticket) {
        return awaitOne(TicketRouted.class, ticket, 1);
    }

    private <E extends AssignmentEvent> E awaitOne(Class<E> type, UUID ticket, int count) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(all(type, ticket)).hasSize(count));
        return all(type, ticket).getLast();
    }
}
