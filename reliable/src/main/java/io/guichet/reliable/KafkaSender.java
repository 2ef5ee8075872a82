package io.guichet.reliable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Sends records to Kafka, in order, each acknowledged by all replicas; only relays use it. */
@Singleton
public class KafkaSender {

    private static final Logger LOG = Logger.getLogger(KafkaSender.class);

    private final KafkaConfig config;
    private final Producer<String, byte[]> producer;
    private final Pulse pulse;

    KafkaSender(KafkaConfig config, Pulse pulse) {
        this.config = config;
        this.pulse = pulse;
        this.producer = new KafkaProducer<>(settings(config), new StringSerializer(), new ByteArraySerializer());
    }

    /** What became of a record. */
    public enum Outcome {
        /** All replicas have it. */
        ACKNOWLEDGED,
        /** It may succeed later. */
        FAILED,
        /**
         * The broker will never take it, whoever asks and whenever: it is too large, or not what its topic may hold.
         */
        REFUSED
    }

    /**
     * To be asked before a relay looks at what is unsent; what is answered is to be run when everything is sent that was
     * found, if that is everything.
     */
    public Runnable beforeLooking() {
        return pulse.beforeLooking();
    }

    /** Sends all, in order; the outcomes, in the same order, once every record has one. Never fails. */
    public Uni<List<Outcome>> sendAll(List<KafkaRecord> records) {
        // send() may block for max.block.ms when the broker is down: never on an event loop.
        var failures = new ConcurrentLinkedQueue<Exception>();
        return Uni.createFrom().item(records)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(all -> Uni.combine().all().unis(all.stream().map(sent -> send(sent, failures)).toList())
                        .with(Outcome.class, List::copyOf))
                .invoke(outcomes -> tell(failures, outcomes.size()));
    }

    /** Once for a batch: an outage fails hundreds for one reason. */
    private static void tell(Collection<Exception> failures, int all) {
        failures.stream().findFirst().ifPresent(first -> LOG.warnf(
                "%d of %d events were not sent, the first of them: %s", failures.size(), all, first));
    }

    private Uni<Outcome> send(KafkaRecord sent, Collection<Exception> failures) {
        var outcome = new CompletableFuture<Outcome>();
        try {
            var ignored = producer.send(sent.on(config.topic(sent.topic())),
                    (metadata, failure) -> outcome.complete(judge(failure, failures)));
        } catch (RuntimeException failure) {
            outcome.complete(judge(failure, failures));
        }
        return Uni.createFrom().completionStage(outcome);
    }

    private static Outcome judge(@Nullable Exception failure, Collection<Exception> failures) {
        if (failure == null) {
            return Outcome.ACKNOWLEDGED;
        }
        failures.add(failure);
        return switch (failure) {
            // Nothing else: with a password mended or an access granted all the others are sent after all.
            case RecordTooLargeException _ -> Outcome.REFUSED;
            case RecordBatchTooLargeException _ -> Outcome.REFUSED;
            case InvalidRecordException _ -> Outcome.REFUSED;
            case InvalidTopicException _ -> Outcome.REFUSED;
            case PolicyViolationException _ -> Outcome.REFUSED;
            default -> Outcome.FAILED;
        };
    }

    @PreDestroy
    void close() {
        producer.close();
    }

    private static Map<String, Object> settings(KafkaConfig config) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrap(),
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                // A relay waits for its batch: nothing is gained by lingering.
                ProducerConfig.LINGER_MS_CONFIG, 0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
                // Soon enough for the relay to notice an outage; the rows stay, and are sent again.
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    }
}
