package io.guichet.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.guichet.events.Actor;
import io.guichet.events.Cause;
import io.guichet.events.Channel;
import io.guichet.events.CloudHeaders;
import io.guichet.events.Envelope;
import io.guichet.events.EventCodec;
import io.guichet.events.Priority;
import io.guichet.events.TicketEvent.TicketOpened;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketStatus;
import io.guichet.events.TicketType;
import io.guichet.events.Topics;

/** Tells of tickets that nobody opened, as ticket-service would. */
final class OpenedTickets {

    private OpenedTickets() {}

    static void tell(String kafka, int number, long firstNumber, Instant openedAt) {
        try (var producer = new KafkaProducer<String, byte[]>(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                new StringSerializer(), new ByteArraySerializer())) {
            for (var nth = 0; nth < number; nth++) {
                var event = new TicketOpened(snapshot(firstNumber + nth, openedAt), Actor.system("benchmark"), null,
                        false);
                var envelope = new Envelope<>(UUID.randomUUID(), openedAt, "/guichet/ticket",
                        Cause.request("benchmark"), null, event);
                var sent = new ProducerRecord<>(Topics.TICKETS.name(), event.key(), EventCodec.encode(event));
                CloudHeaders.of(envelope).forEach((name, value) -> sent.headers().add(name, value.getBytes(UTF_8)));
                var ignored = producer.send(sent);
            }
        }
    }

    private static TicketSnapshot snapshot(long number, Instant openedAt) {
        return new TicketSnapshot(UUID.randomUUID(), number, 1, "Benchmark", TicketStatus.NEW, Priority.NORMAL,
                TicketType.REQUEST, Channel.API, "benchmark", null, null,
                new TicketSnapshot.Requester(UUID.randomUUID(), null, null, null, 0, null, null, null, null, null,
                        null),
                null, null, null, null, null, List.of(), Map.of(), openedAt, openedAt, null, null, null, null, null);
    }
}
