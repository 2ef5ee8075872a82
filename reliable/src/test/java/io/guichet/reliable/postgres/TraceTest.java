package io.guichet.reliable.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.guichet.events.Cause;
import io.guichet.events.DeliveryEvent;
import io.guichet.events.DeliveryEvent.MailFailed;
import io.guichet.events.Envelope;
import io.guichet.events.Topics;
import io.guichet.reliable.Envelopes;
import io.guichet.reliable.Ids;
import io.guichet.reliable.KafkaRecord;
import io.guichet.testing.stack.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "service", value = "ticket"))
class TraceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String FIRST = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String SECOND = "00-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbb-00";

    private record Seen(UUID ticket, String traceparent, Map<String, Object> log) {}

    @Inject
    Inbox inbox;
    @Inject
    Envelopes envelopes;
    @Inject
    OwnContext contexts;
    @Inject
    Ids ids;

    @Test
    void what_follows_from_an_event_belongs_to_its_trace_and_each_event_of_a_batch_to_its_own() {
        var seen = new ArrayList<Seen>();
        var hearing = inbox.hearing(DeliveryEvent.class, heard -> note(heard, seen));
        var first = failed(FIRST);
        var second = failed(SECOND);
        var untraced = failed(null);

        hear(hearing, List.of(first, second, untraced));

        assertThat(seen).extracting(Seen::ticket).containsExactly(ticket(first), ticket(second), ticket(untraced));
        assertThat(seen).extracting(Seen::traceparent).startsWith(FIRST, SECOND).last().asString()
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
        assertThat(seen.getFirst().log()).containsEntry("traceId", "4bf92f3577b34da6a3ce929d0e0e4736")
                .containsEntry("ticket", ticket(first).toString());
        assertThat(seen.getLast().log()).doesNotContainKey("traceId");
    }

    @Test
    void what_one_cause_leads_to_outside_any_trace_shares_one() {
        var event = failed(null).event();

        var traces = List.of(Cause.request("mail-1"), Cause.request("mail-1"), Cause.request("mail-2")).stream()
                .map(cause -> envelopes.seal(event, cause).traceparent()).toList();

        assertThat(traces.get(0)).isEqualTo(traces.get(1)).isNotEqualTo(traces.get(2))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
    }

    private Uni<Void> note(Envelope<DeliveryEvent> heard, List<Seen> seen) {
        return Uni.createFrom().item(() -> envelopes.seal(heard.event(), Cause.of(heard)))
                .invoke(next -> seen.add(new Seen(ticket(next), String.valueOf(next.traceparent()),
                        Map.copyOf(MDC.getMap()))))
                .replaceWithVoid();
    }

    private void hear(Hearing<DeliveryEvent> hearing, List<Envelope<MailFailed>> events) {
        var records = events.stream().map(KafkaRecord::of).map(TraceTest::polled).collect(Collectors.toList());
        var partition = new TopicPartition(records.getFirst().topic(), 0);
        contexts.run(() -> hearing.receive(new ConsumerRecords<>(Map.of(partition, records), Map.of())))
                .await().atMost(PATIENCE);
    }

    private static ConsumerRecord<String, byte[]> polled(KafkaRecord sent) {
        var polled = new ConsumerRecord<>(Topics.DELIVERIES.name(), 0, 0, sent.key(), sent.payload());
        sent.headers().forEach((name, value) -> polled.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return polled;
    }

    private Envelope<MailFailed> failed(@Nullable String traceparent) {
        var event = new MailFailed(ids.next(), ids.next(), null, "a@b.example", "refused", true, Instant.EPOCH);
        return new Envelope<>(ids.next(), Instant.EPOCH, "/guichet/notification", Cause.request("test"), traceparent,
                event);
    }

    private static UUID ticket(Envelope<? extends DeliveryEvent> event) {
        return UUID.fromString(event.event().key());
    }
}
