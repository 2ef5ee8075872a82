package io.guichet.notification;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.events.Cause;
import io.guichet.events.CloudHeaders;
import io.guichet.events.DeliveryEvent;
import io.guichet.events.Envelope;
import io.guichet.events.EventCodec;
import io.guichet.events.GuichetEvent;
import io.guichet.events.NoticeEvent;
import io.guichet.events.Topics;
import io.guichet.reliable.Envelopes;
import io.guichet.reliable.KafkaConfig;
import io.guichet.reliable.TopicFollower;

/** The other services: they publish, and hear what this one publishes. */
@Singleton
class Wire {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final KafkaConfig kafka;
    private final Envelopes envelopes;
    private final KafkaProducer<String, byte[]> producer;
    private final List<Envelope<? extends GuichetEvent>> heard = new CopyOnWriteArrayList<>();
    private final List<TopicFollower<?>> followers = new ArrayList<>();

    Wire(KafkaConfig kafka, Envelopes envelopes) {
        this.kafka = kafka;
        this.envelopes = envelopes;
        this.producer = new KafkaProducer<>(Map.of("bootstrap.servers", kafka.bootstrap()), new StringSerializer(),
                new ByteArraySerializer());
    }

    @PostConstruct
    void listen() {
        var beginning = new TopicFollower.Start.Beginning();
        followers.add(new TopicFollower<>(kafka, Topics.DELIVERIES, DeliveryEvent.class, beginning,
                followed -> heard.add(followed.envelope())));
        followers.add(new TopicFollower<>(kafka, Topics.NOTICES, NoticeEvent.class, beginning,
                followed -> heard.add(followed.envelope())));
        followers.forEach(TopicFollower::start);
    }

    @PreDestroy
    void close() {
        followers.forEach(TopicFollower::close);
        producer.close();
    }

    /** Publishes an event that happens now because of a request. */
    @CanIgnoreReturnValue
    <E extends GuichetEvent> Envelope<E> publish(E event) {
        var envelope = envelopes.seal(event, Cause.request("test"));
        publish(envelope);
        return envelope;
    }

    void publish(Envelope<?> envelope) {
        send(Topics.of(envelope.event()).name(), envelope, Map.of());
    }

    /** Tells this service alone an event of the past, again. */
    void retell(Envelope<?> envelope) {
        send(Topics.replay("notification").name(), envelope,
                Map.of("guichet_retold", "first last", "guichet_topic", Topics.of(envelope.event()).name()));
    }

    private void send(String topic, Envelope<?> envelope, Map<String, String> more) {
        var written = new ProducerRecord<>(kafka.topic(topic), envelope.event().key(),
                EventCodec.encode(envelope.event()));
        var headers = new HashMap<>(CloudHeaders.of(envelope));
        headers.putAll(more);
        headers.forEach((name, value) -> written.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(written).get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What this service has published of a type for a key, in order. */
    <E extends GuichetEvent> List<E> heard(Class<E> type, Object key) {
        return heard.stream().map(Envelope::event).filter(type::isInstance).map(type::cast)
                .filter(event -> event.key().equals(key.toString())).toList();
    }

    /** As {@link #heard}, once there are so many. */
    @CanIgnoreReturnValue
    <E extends GuichetEvent> List<E> await(int count, Class<E> type, Object key) {
        return Awaitility.await().atMost(PATIENCE)
                .until(() -> heard(type, key), found -> found.size() >= count);
    }
}
