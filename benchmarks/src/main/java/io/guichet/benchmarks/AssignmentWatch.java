package io.guichet.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import io.guichet.events.CloudHeaders;
import io.guichet.events.Envelope;
import io.guichet.events.TicketEvent.AssigneeChanged;
import io.guichet.events.Topics;

/** Notes when each ticket was heard to have got an agent, from now on; in nanoseconds of this machine's clock. */
final class AssignmentWatch implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final Consumer<UUID> onAssigned;
    private final Map<UUID, Long> assigned = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofPlatform().daemon().unstarted(this::watch);
    private volatile boolean ended;

    /**
     * @param onAssigned told of each, on the thread that listens
     */
    AssignmentWatch(String kafka, Consumer<UUID> onAssigned) {
        this.onAssigned = onAssigned;
        consumer = new KafkaConsumer<>(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka), new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(Topics.TICKETS.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread.start();
    }

    /** When each ticket got its agent, by its id. */
    Map<UUID, Long> assigned() {
        return assigned;
    }

    private void watch() {
        while (!ended) {
            consumer.poll(Duration.ofMillis(50)).forEach(record -> {
                var now = System.nanoTime();
                var headers = new HashMap<String, String>();
                record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
                CloudHeaders.read(headers, record.value()).map(Envelope::event)
                        .filter(AssigneeChanged.class::isInstance).map(AssigneeChanged.class::cast)
                        .filter(changed -> changed.to() != null)
                        .map(changed -> changed.ticket().id())
                        .filter(ticket -> assigned.putIfAbsent(ticket, now) == null)
                        .ifPresent(onAssigned);
            });
        }
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        thread.join();
        consumer.close();
    }
}
