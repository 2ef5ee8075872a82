package io.guichet.ticket;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

import io.guichet.events.ActivityEvent.AgentActive;
import io.guichet.events.Cause;
import io.guichet.events.CloudHeaders;
import io.guichet.events.Envelope;
import io.guichet.events.GuichetEvent;
import io.guichet.events.TicketEvent;
import io.guichet.events.Topic;
import io.guichet.events.Topics;
import io.guichet.reliable.Envelopes;
import io.guichet.reliable.KafkaConfig;
import io.guichet.reliable.KafkaRecord;

/** Kafka as the other services see it. */
@Singleton
public class Wire {

    private final KafkaConfig config;
    private final Envelopes envelopes;

    Wire(KafkaConfig config, Envelopes envelopes) {
        this.config = config;
        this.envelopes = envelopes;
    }

    public <E extends GuichetEvent> Envelope<E> seal(E event) {
        return envelopes.seal(event, Cause.request("test"));
    }

    /** Another service publishes. */
    public void publish(List<? extends Envelope<?>> sent) {
        try (var producer = new KafkaProducer<String, byte[]>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrap()), new StringSerializer(),
                new ByteArraySerializer())) {
            sent.stream().map(KafkaRecord::of).forEach(content -> {
                var written = new ProducerRecord<>(config.topic(content.topic()), content.key(), content.payload());
                content.headers().forEach((name, value) -> written.headers().add(name,
                        value.getBytes(StandardCharsets.UTF_8)));
                var _ = producer.send(written);
            });
        }
    }

    public void publish(GuichetEvent event) {
        publish(List.of(seal(event)));
    }

    /** Waits for an event of a ticket; all of its events up to then, in order. */
    public List<TicketEvent> await(String ticket, Predicate<TicketEvent> expected) {
        var found = new ArrayList<TicketEvent>();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            found.clear();
            found.addAll(events(ticket));
            return found.stream().anyMatch(expected);
        });
        return found;
    }

    /** The events of a ticket that have been published, in order. */
    public List<TicketEvent> events(String ticket) {
        return read(Topics.TICKETS, ticket).stream().map(TicketEvent.class::cast).toList();
    }

    /** Waits until somebody is said to be at a ticket; all that was said of it. */
    public List<AgentActive> activity(String ticket) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !read(Topics.ACTIVITY, ticket).isEmpty());
        return read(Topics.ACTIVITY, ticket).stream().map(AgentActive.class::cast).toList();
    }

    /** The events of a ticket that have been published, in order, with their envelopes. */
    public List<Envelope<GuichetEvent>> envelopes(Topic topic, String ticket) {
        try (var consumer = new KafkaConsumer<String, byte[]>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrap()), new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(config.topic(topic.name())).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<Envelope<GuichetEvent>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(polled -> {
                    if (polled.key().equals(ticket)) {
                        found.add(CloudHeaders
                                .read(KafkaRecord.text(polled.headers()), polled.value()).orElseThrow());
                    }
                });
            }
            return found;
        }
    }

    private List<GuichetEvent> read(Topic topic, String ticket) {
        return envelopes(topic, ticket).stream().<GuichetEvent>map(Envelope::event).toList();
    }
}
