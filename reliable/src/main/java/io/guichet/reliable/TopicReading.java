package io.guichet.reliable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

import io.guichet.events.CloudHeaders;
import io.guichet.events.Envelope;
import io.guichet.events.GuichetEvent;
import io.guichet.events.Topic;
import io.guichet.events.UnreadableEvent;

/** Reads a whole topic once, to rebuild what was derived from it. */
public final class TopicReading {

    private static final Logger LOG = Logger.getLogger(TopicReading.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConfig config;

    /** Reads where the configuration says. */
    public TopicReading(KafkaConfig config) {
        this.config = config;
    }

    /**
     * Reads a topic from its beginning to where it ends at this moment. Blocks: to be called on a worker thread.
     *
     * @param listener is called on the same thread, for each partition in its order
     * @throws org.apache.kafka.common.KafkaException when Kafka cannot be reached
     */
    public <E extends GuichetEvent> void read(Topic topic, Class<E> family, Consumer<Envelope<E>> listener) {
        var name = config.topic(topic.name());
        try (var consumer = consumer()) {
            var partitions = consumer.partitionsFor(name).stream()
                    .map(info -> new TopicPartition(name, info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (isBefore(consumer, partitions, ends)) {
                consumer.poll(POLL).forEach(heard -> hear(heard, family, listener));
            }
        }
    }

    private static boolean isBefore(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions,
            Map<TopicPartition, Long> ends) {
        return partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L));
    }

    private static <E extends GuichetEvent> void hear(ConsumerRecord<String, byte[]> heard, Class<E> family,
            Consumer<Envelope<E>> listener) {
        try {
            if (heard.value() != null) {
                CloudHeaders.read(KafkaRecord.text(heard.headers()), heard.value())
                        .filter(envelope -> family.isInstance(envelope.event()))
                        .ifPresent(envelope -> listener.accept(envelope.as(family)));
            }
        } catch (UnreadableEvent failure) {
            LOG.errorf("Skipped %s-%d@%d: %s", heard.topic(), heard.partition(), heard.offset(), failure.getMessage());
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrap(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                new StringDeserializer(), new ByteArrayDeserializer());
    }
}
