package io.guichet.reliable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.guichet.events.CloudHeaders;
import io.guichet.events.Topics;

/**
 * The dead letters of one service, for operators: what there is, and sending it to that service again. What was sent
 * again is not sent a second time, but for a crash in between; the service applies it once in any case.
 */
public final class DeadLetters {

    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrap;
    private final String letters;
    private final String replay;
    private final String group;

    /** Of a service such as {@code sla}; the prefix is the installation's, empty by default. */
    public DeadLetters(String bootstrap, String prefix, String service) {
        this.bootstrap = bootstrap;
        this.letters = prefix + Topics.deadLetters(service).name();
        this.replay = prefix + Topics.replay(service).name();
        this.group = letters + "-replay";
    }

    /** An event that could not be processed, and why. */
    public record Letter(String eventId, String type, String key, String reason, Instant failedAt) {}

    /** Those not yet sent again, oldest first within a key. */
    public List<Letter> list() {
        try (var consumer = consumer()) {
            var letters = new ArrayList<Letter>();
            eachPending(consumer, dead -> letters.add(letter(dead)));
            return letters;
        }
    }

    /** Sends those not yet sent again to the service; how many. */
    public int replay() {
        try (var consumer = consumer(); var producer = producer()) {
            var sent = new AtomicInteger();
            eachPending(consumer, dead -> {
                send(producer, dead);
                var partition = new TopicPartition(dead.topic(), dead.partition());
                consumer.commitSync(Map.of(partition, new OffsetAndMetadata(dead.offset() + 1)));
                sent.incrementAndGet();
            });
            return sent.get();
        }
    }

    private void send(Producer<String, byte[]> producer, ConsumerRecord<String, byte[]> letter) {
        try {
            var ignored = producer
                    .send(new ProducerRecord<>(replay, null, letter.key(), letter.value(), letter.headers())).get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while sending dead letters again", stopped);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("Kafka does not take a dead letter again", failure.getCause());
        }
    }

    /** One after the other: there may be more than fit into memory. */
    private void eachPending(KafkaConsumer<String, byte[]> consumer, Consumer<ConsumerRecord<String, byte[]>> use) {
        var partitions = consumer.partitionsFor(letters).stream()
                .map(info -> new TopicPartition(letters, info.partition())).toList();
        consumer.assign(partitions);
        var ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(dead -> {
                // Those that came meanwhile, perhaps because of this very replay, wait for the next one.
                if (dead.offset() < Objects
                        .requireNonNull(ends.get(new TopicPartition(dead.topic(), dead.partition())))) {
                    use.accept(dead);
                }
            });
        }
    }

    private static Letter letter(ConsumerRecord<String, byte[]> dead) {
        var headers = KafkaRecord.text(dead.headers());
        return new Letter(headers.getOrDefault(CloudHeaders.ID, "none"),
                headers.getOrDefault(CloudHeaders.TYPE, "none"), String.valueOf(dead.key()),
                headers.getOrDefault("guichet_reason", ""),
                Instant.parse(headers.getOrDefault("guichet_failed_at", Instant.EPOCH.toString())));
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ConsumerConfig.GROUP_ID_CONFIG, group,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                new StringDeserializer(), new ByteArrayDeserializer());
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ProducerConfig.ACKS_CONFIG, "all"),
                new StringSerializer(), new ByteArraySerializer());
    }
}
