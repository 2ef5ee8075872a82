package io.guichet.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import io.guichet.events.CloudHeaders;
import io.guichet.events.Envelope;
import io.guichet.events.SlaEvent.TargetBreached;
import io.guichet.events.Topics;

/** Reads the breaches that are published from now on: how late each was, by the time of its record. */
final class BreachWatch implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final KafkaConsumer<String, byte[]> consumer;

    BreachWatch(String kafka) {
        consumer = new KafkaConsumer<>(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka), new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(Topics.SLA.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /**
     * A breach.
     *
     * @param published when its record was made, which is after the transaction that told it
     */
    record Breach(Instant due, Instant published) {

        long latenessNanos() {
            return Duration.between(due, published).toNanos();
        }
    }

    /** The next so many, as soon as they are there. */
    List<Breach> next(int number) {
        var found = new ArrayList<Breach>();
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (found.size() < number && System.nanoTime() < end) {
            consumer.poll(Duration.ofMillis(200)).forEach(record -> add(found, record));
        }
        if (found.size() < number) {
            throw new IllegalStateException("Only " + found.size() + " of " + number + " breaches were published");
        }
        return found;
    }

    private static void add(List<Breach> found, ConsumerRecord<String, byte[]> record) {
        var headers = new HashMap<String, String>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        CloudHeaders.read(headers, record.value()).map(Envelope::event)
                .filter(TargetBreached.class::isInstance).map(TargetBreached.class::cast)
                .map(breach -> new Breach(breach.due(), Instant.ofEpochMilli(record.timestamp())))
                .ifPresent(found::add);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
