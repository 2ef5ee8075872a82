package io.guichet.reliable;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

import io.guichet.events.Topic;

/** Where a topic ends, how far a group says that it has read it, and what is noted beside it; nothing blocks. */
public final class TopicEnds implements AutoCloseable {

    private static final int REQUEST = 3_000;
    private static final int IN_ALL = 5_000;

    private final KafkaConfig config;
    private final Admin admin;

    /** Asks where the configuration says. */
    public TopicEnds(KafkaConfig config) {
        this.config = config;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrap(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, IN_ALL));
    }

    /** How many partitions the topic has. */
    public CompletionStage<Integer> partitions(Topic topic) {
        var name = config.topic(topic.name());
        return admin.describeTopics(List.of(name)).allTopicNames().toCompletionStage()
                .thenApply(found -> Objects.requireNonNull(found.get(name)).partitions().size());
    }

    /** The offset after the last record, by partition; completes on a thread of Kafka's. */
    public CompletionStage<Map<Integer, Long>> ends(Topic topic, int partitions) {
        return offsets(topic, partitions, OffsetSpec.latest());
    }

    /**
     * The offset before which nothing is left to be read by a group, by partition: it says that it has, or nothing is kept.
     */
    public CompletionStage<Map<Integer, Long>> done(Topic topic, int partitions, String group) {
        return offsets(topic, partitions, OffsetSpec.earliest()).thenCombine(
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().toCompletionStage(),
                (kept, committed) -> {
                    var done = new HashMap<>(kept);
                    committed.forEach((partition, offset) -> {
                        if (offset != null && partition.topic().equals(config.topic(topic.name()))) {
                            done.merge(partition.partition(), offset.offset(), Math::max);
                        }
                    });
                    return done;
                });
    }

    /** Notes something about a topic, instead of what was noted before. */
    public CompletionStage<Void> note(String topic, String text) {
        // Nothing is left to be read: whoever watches how far groups are behind sees none.
        var noted = new OffsetAndMetadata(Long.MAX_VALUE, text);
        return admin.alterConsumerGroupOffsets(group(topic), Map.of(first(topic), noted)).all().toCompletionStage();
    }

    /** What was last noted about a topic; empty when nothing is. */
    public CompletionStage<Optional<String>> noted(String topic) {
        return admin.listConsumerGroupOffsets(group(topic)).partitionsToOffsetAndMetadata().toCompletionStage()
                .exceptionally(TopicEnds::nothingIfUnknown)
                .thenApply(found -> Optional.ofNullable(found.get(first(topic))).map(OffsetAndMetadata::metadata));
    }

    private static Map<TopicPartition, OffsetAndMetadata> nothingIfUnknown(Throwable failure) {
        if (failure instanceof GroupIdNotFoundException || failure.getCause() instanceof GroupIdNotFoundException) {
            return Map.of();
        }
        throw new CompletionException(failure);
    }

    /** One that reads nothing. */
    private String group(String topic) {
        return config.topic(topic + ".sent");
    }

    private TopicPartition first(String topic) {
        return new TopicPartition(config.topic(topic), 0);
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }

    private CompletionStage<Map<Integer, Long>> offsets(Topic topic, int partitions, OffsetSpec which) {
        var asked = IntStream.range(0, partitions)
                .mapToObj(number -> new TopicPartition(config.topic(topic.name()), number))
                .collect(Collectors.toMap(Function.identity(), partition -> which));
        return admin.listOffsets(asked).all().toCompletionStage().thenApply(found -> {
            var offsets = new HashMap<Integer, Long>();
            found.forEach((partition, info) -> offsets.put(partition.partition(), info.offset()));
            return offsets;
        });
    }
}
