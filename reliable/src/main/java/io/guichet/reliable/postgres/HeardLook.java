package io.guichet.reliable.postgres;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.guichet.events.Topic;
import io.guichet.reliable.KafkaConfig;
import io.guichet.reliable.TopicEnds;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Asks Kafka where the topic ends, and then the database how far it has been heard. */
@Singleton
class HeardLook {

    private static final Logger LOG = Logger.getLogger(HeardLook.class);

    private final HeardPlaces places;
    private final OwnContext contexts;
    private final Clock clock;
    private final KafkaConfig kafka;
    private final String service;
    private volatile @Nullable TopicEnds topics;
    private volatile boolean failing;
    private volatile int partitions;

    HeardLook(HeardPlaces places, OwnContext contexts, Clock clock, KafkaConfig kafka,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.places = places;
        this.contexts = contexts;
        this.clock = clock;
        this.kafka = kafka;
        this.service = service;
    }

    /**
     * What was seen.
     *
     * @param at before Kafka was asked
     * @param pulse of whoever sends to the topic, from before it was asked where that ends
     * @param ends by partition, the offset after its last record
     * @param heard by partition, the offset before which everything has been heard, as far as any was
     */
    record Sight(Instant at, Optional<String> pulse, Map<Integer, Long> ends, Map<Integer, Long> heard,
            Duration uptime) {

        int partitions() {
            return ends.size();
        }

        long end(int partition) {
            return ends.getOrDefault(partition, 0L);
        }

        long heard(int partition) {
            return heard.getOrDefault(partition, 0L);
        }
    }

    /** Time by a clock that is never turned back. */
    static Duration uptime() {
        return Duration.ofNanos(System.nanoTime());
    }

    /**
     * Looks, without being waited for.
     *
     * @param thoroughly whether it is asked as well what the group says it has read, which is known only after a second
     * @param seen is told in the end; empty when Kafka or the database did not answer
     */
    void begin(boolean thoroughly, Consumer<Optional<Sight>> seen) {
        places.topic().ifPresent(topic -> Uni.createFrom().item(this::topics)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(open -> look(topic, open, thoroughly))
                .subscribe().with(sight -> {
                    failing = false;
                    seen.accept(Optional.of(sight));
                }, failure -> {
                    note(failure);
                    seen.accept(Optional.empty());
                }));
    }

    /** Kafka first: what is heard meanwhile does no harm. */
    private Uni<Sight> look(Topic topic, TopicEnds open, boolean thoroughly) {
        var at = clock.instant();
        return Uni.createFrom().completionStage(() -> open.noted(topic.name()))
                .chain(pulse -> partitions(topic, open)
                        .chain(partitions -> Uni.createFrom().completionStage(() -> open.ends(topic, partitions)))
                        .chain(ends -> heard(topic, open, thoroughly, ends.size())
                                .map(heard -> new Sight(at, pulse, ends, heard, uptime()))));
    }

    /** Asked once: a topic of more partitions is another topic, whose keys stand elsewhere. */
    private Uni<Integer> partitions(Topic topic, TopicEnds open) {
        return partitions > 0
                ? Uni.createFrom().item(partitions)
                : Uni.createFrom().completionStage(() -> open.partitions(topic)).invoke(found -> partitions = found);
    }

    private Uni<Map<Integer, Long>> heard(Topic topic, TopicEnds open, boolean thoroughly, int partitions) {
        var noted = contexts.run(() -> Panache.withTransaction(() -> places.of(topic)));
        return thoroughly
                ? noted.chain(heard -> Uni.createFrom().completionStage(
                        () -> open.done(topic, partitions, kafka.topic("guichet." + service)))
                        .map(done -> later(heard, done)))
                : noted;
    }

    private static Map<Integer, Long> later(Map<Integer, Long> one, Map<Integer, Long> other) {
        var later = new HashMap<>(one);
        other.forEach((partition, offset) -> later.merge(partition, offset, Math::max));
        return later;
    }

    private void note(Throwable failure) {
        if (!failing) {
            LOG.warnf("What is due waits until Kafka says how far it has been heard: %s", failure.getMessage());
        }
        failing = true;
    }

    private synchronized TopicEnds topics() {
        var open = topics;
        if (open == null) {
            open = new TopicEnds(kafka);
            topics = open;
        }
        return open;
    }

    synchronized void close() {
        var open = topics;
        if (open != null) {
            open.close();
        }
    }
}
