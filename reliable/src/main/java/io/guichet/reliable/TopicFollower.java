package io.guichet.reliable;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.guichet.events.CloudHeaders;
import io.guichet.events.Envelope;
import io.guichet.events.GuichetEvent;
import io.guichet.events.Topic;
import io.guichet.events.UnreadableEvent;

/**
 * Reads a whole topic without a consumer group, on a thread of its own: every replica sees every event. For indexes,
 * projections in memory and live streams; what changes a database goes through an inbox.
 */
public final class TopicFollower<E extends GuichetEvent> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final KafkaConfig config;
    private final String topic;
    private final Class<E> family;
    private final Start start;
    private final Consumer<Followed<E>> listener;
    private final Map<Integer, Long> next = new HashMap<>();
    private final Map<TopicPartition, Long> awaited = new HashMap<>();
    private final Set<String> unknownTypes = new HashSet<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean caughtUp;
    private volatile @Nullable KafkaConsumer<String, byte[]> reading;

    /** Follows a topic; {@link #start} begins. The listener is called on the follower's own thread only. */
    public TopicFollower(KafkaConfig config, Topic topic, Class<E> family, Start start,
            Consumer<Followed<E>> listener) {
        this.config = config;
        this.topic = config.topic(topic.name());
        this.family = family;
        this.start = start;
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name("follows " + topic.name()).unstarted(this::follow);
    }

    /** Where to begin. */
    public sealed interface Start {

        /** At the oldest record that the topic keeps. */
        record Beginning() implements Start {}

        /** At what is written from now on. */
        record End() implements Start {}

        /** At the given offsets by partition; a partition not named, or no longer kept there, from its beginning. */
        record At(Map<Integer, Long> offsets) implements Start {}
    }

    /** Begins to read. */
    public void start() {
        thread.start();
    }

    /** Whether everything that had been written when this follower began has been heard. */
    public boolean caughtUp() {
        return caughtUp;
    }

    @Override
    public void close() {
        stopped.countDown();
        var open = reading;
        if (open != null) {
            open.wakeup();
        }
    }

    private void follow() {
        while (!closed()) {
            try (var consumer = consumer()) {
                reading = consumer;
                begin(consumer);
                while (!closed()) {
                    consumer.poll(POLL).forEach(this::hear);
                    noteWhetherCaughtUp(consumer);
                }
            } catch (WakeupException closing) {
                return;
            } catch (RuntimeException | Error failure) {
                // Also after an Error: a follower that ended silently would leave its service with an old picture.
                LOG.warnf(failure, "Lost %s, trying again", topic);
                pause();
            }
        }
    }

    private void begin(KafkaConsumer<String, byte[]> consumer) {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition())).toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("There is no topic " + topic + " yet");
        }
        consumer.assign(partitions);
        var beginnings = consumer.beginningOffsets(partitions);
        var ends = consumer.endOffsets(partitions);
        for (var partition : partitions) {
            long oldest = Objects.requireNonNull(beginnings.get(partition));
            long newest = Objects.requireNonNull(ends.get(partition));
            long from = next.computeIfAbsent(partition.partition(), number -> switch (start) {
                case Start.Beginning _ -> oldest;
                case Start.End _ -> newest;
                case Start.At at -> at.offsets().getOrDefault(number, oldest);
            });
            consumer.seek(partition, Math.max(from, oldest));
        }
        if (awaited.isEmpty()) {
            awaited.putAll(ends);
        }
        noteWhetherCaughtUp(consumer);
    }

    private void noteWhetherCaughtUp(KafkaConsumer<String, byte[]> consumer) {
        if (!caughtUp) {
            caughtUp = awaited.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        }
    }

    private void hear(ConsumerRecord<String, byte[]> heard) {
        try {
            if (heard.value() != null) {
                var headers = KafkaRecord.text(heard.headers());
                CloudHeaders.read(headers, heard.value())
                        .filter(envelope -> family.isInstance(envelope.event()))
                        .ifPresentOrElse(envelope -> listener.accept(place(envelope, heard)),
                                () -> skip(headers.getOrDefault(CloudHeaders.TYPE, "none")));
            }
        } catch (UnreadableEvent failure) {
            LOG.errorf("Skipped %s-%d@%d: %s", topic, heard.partition(), heard.offset(), failure.getMessage());
        }
        next.put(heard.partition(), heard.offset() + 1);
    }

    private void skip(String type) {
        if (unknownTypes.add(type)) {
            LOG.warnf("Events of type %s on %s are not known to this version: skipped", type, topic);
        }
    }

    private Followed<E> place(Envelope<GuichetEvent> envelope, ConsumerRecord<String, byte[]> heard) {
        return new Followed<>(envelope.as(family), heard.partition(), heard.offset());
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrap(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
                // An index that asks for records no longer kept begins again.
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                new StringDeserializer(), new ByteArrayDeserializer());
    }

    private boolean closed() {
        return stopped.getCount() == 0;
    }

    private void pause() {
        try {
            var ignored = stopped.await(AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
