package io.guichet.reliable.postgres;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecords;

import io.guichet.events.Topic;
import io.guichet.reliable.KafkaConfig;
import io.smallrye.mutiny.Uni;

/**
 * How far the topic has been heard that due work waits for, by all replicas together: noted in the transaction that
 * applies what was heard. A service that has such work has a table for it.
 */
@Singleton
class HeardPlaces {

    /** In the order of the partitions: two replicas that heard of the same ones do not wait for each other. */
    private static final String NOTE = """
            insert into heard_place (topic, part, next_offset)
            select $1, part, next from unnest($2::int[], $3::bigint[]) as given (part, next) order by part
            on conflict (topic, part) do update set next_offset = excluded.next_offset
            where heard_place.next_offset < excluded.next_offset""";
    private static final String READ = "select part, next_offset from heard_place where topic = $1";

    private final CurrentTransaction transaction;
    private final KafkaConfig kafka;
    private final Provider<DueKinds> kinds;

    HeardPlaces(CurrentTransaction transaction, KafkaConfig kafka, Provider<DueKinds> kinds) {
        this.transaction = transaction;
        this.kafka = kafka;
        this.kinds = kinds;
    }

    /** The offsets after what was polled, by partition; none of what nothing waits for. */
    record Reached(String topic, Map<Integer, Long> next) {

        static final Reached NOTHING = new Reached("", Map.of());
    }

    /** The topic that due work waits for; empty when none does. */
    Optional<Topic> topic() {
        return kinds.get().topic();
    }

    Reached after(ConsumerRecords<String, byte[]> polled) {
        return topic().map(topic -> {
            var next = new TreeMap<Integer, Long>();
            polled.records(kafka.topic(topic.name()))
                    .forEach(record -> next.merge(record.partition(), record.offset() + 1, Math::max));
            return new Reached(topic.name(), next);
        }).orElse(Reached.NOTHING);
    }

    /** Everything before has been heard: applied, skipped, or written down as dead. */
    Uni<Void> note(Reached reached) {
        return reached.next().isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.updateOwn(NOTE, reached.topic(), reached.next().keySet().toArray(Integer[]::new),
                        reached.next().values().toArray(Long[]::new)).replaceWithVoid();
    }

    /** The offsets before which everything has been heard, by partition, as far as any was. */
    Uni<Map<Integer, Long>> of(Topic topic) {
        return transaction.selectOwn(READ, topic.name()).map(rows -> rows.stream().collect(Collectors.toMap(
                row -> ((Number) Objects.requireNonNull(row[0])).intValue(),
                row -> ((Number) Objects.requireNonNull(row[1])).longValue())));
    }
}
