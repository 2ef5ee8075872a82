package io.guichet.sla.service;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.Awaitility;

import io.guichet.events.CalendarEvent;
import io.guichet.events.Envelope;
import io.guichet.events.GuichetEvent;
import io.guichet.events.SlaEvent;
import io.guichet.events.TicketEvent;
import io.guichet.events.Topics;
import io.guichet.http.directory.Directory;
import io.guichet.reliable.KafkaConfig;
import io.guichet.reliable.KafkaRecord;
import io.guichet.reliable.TopicFollower;
import io.guichet.reliable.postgres.Outbox;
import io.guichet.testing.DirectoryFixtures;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;

/** Kafka as the other services see it, and the directory that routing-service would tell. */
@Singleton
class Wire {

    private final List<SlaEvent> sla = new CopyOnWriteArrayList<>();
    private final List<CalendarEvent> calendars = new CopyOnWriteArrayList<>();
    private final KafkaConfig config;
    private final Outbox outbox;
    private final TopicFollower<SlaEvent> followsSla;
    private final TopicFollower<CalendarEvent> followsCalendars;

    Wire(KafkaConfig config, Outbox outbox, Directory directory) {
        this.config = config;
        this.outbox = outbox;
        this.followsSla = new TopicFollower<>(config, Topics.SLA, SlaEvent.class,
                new TopicFollower.Start.Beginning(), heard -> sla.add(heard.envelope().event()));
        this.followsCalendars = new TopicFollower<>(config, Topics.CALENDARS, CalendarEvent.class,
                new TopicFollower.Start.Beginning(), heard -> calendars.add(heard.envelope().event()));
        DirectoryFixtures.events().forEach(directory::apply);
    }

    void start(@Observes StartupEvent started) {
        followsSla.start();
        followsCalendars.start();
    }

    @PreDestroy
    void stop() {
        followsSla.close();
        followsCalendars.close();
    }

    /** Tells events of tickets as ticket-service would. */
    @SafeVarargs
    final void tell(Envelope<? extends TicketEvent>... events) {
        try (var producer = producer()) {
            for (Envelope<? extends GuichetEvent> event : events) {
                var content = KafkaRecord.of(event);
                var sent = new ProducerRecord<>(config.topic(content.topic()), content.key(), content.payload());
                content.headers().forEach((name, value) -> sent.headers().add(name, bytes(value)));
                var ignored = producer.send(sent);
            }
        }
    }

    /** Tells all events of a ticket again as ticket-service would, to this service alone. */
    void tellAgain(List<Envelope<TicketEvent>> events) throws Throwable {
        VertxContextSupport.subscribeAndAwait(
                () -> Panache.withTransaction(() -> outbox.tellAgain("sla", events)));
    }

    /**
     * Tells one event of the past, as the other services mark it.
     *
     * @param place "first", "last" or in between
     */
    void tellAgain(Envelope<TicketEvent> event, String place) {
        try (var producer = producer()) {
            var content = KafkaRecord.of(event);
            var sent = new ProducerRecord<>(config.topic(Topics.replay("sla").name()), content.key(),
                    content.payload());
            content.headers().forEach((name, value) -> sent.headers().add(name, bytes(value)));
            sent.headers().add("guichet_topic", bytes(Topics.TICKETS.name())).add("guichet_retold", bytes(place));
            var ignored = producer.send(sent);
        }
    }

    /** A ticket of which everything is told after what is told of another one. */
    Life behind(Life other, String product, String openedAt) {
        var life = new Life(product, openedAt);
        while (partition(life) != partition(other)) {
            life = new Life(product, openedAt);
        }
        return life;
    }

    /** A ticket of which nothing is told after what is told of another one. */
    Life apart(Life other, String product, String openedAt) {
        var life = new Life(product, openedAt);
        // Also where the topics have fewer partitions than in earnest.
        while (partition(life) % 3 == partition(other) % 3) {
            life = new Life(product, openedAt);
        }
        return life;
    }

    private static int partition(Life life) {
        return Utils.toPositive(Utils.murmur2(bytes(life.id.toString()))) % Topics.SLA.partitions();
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrap()),
                new StringSerializer(), new ByteArraySerializer());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What was told of the ticket's targets, of this kind. */
    <E extends SlaEvent> List<E> heard(UUID ticket, Class<E> type) {
        return sla.stream().filter(event -> event.key().equals(ticket.toString())).filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** What was told of the ticket's targets, of this kind, as soon as it is so much. */
    <E extends SlaEvent> List<E> awaited(UUID ticket, Class<E> type, int count) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> heard(ticket, type).size() >= count);
        return heard(ticket, type);
    }

    /** What was told of the calendar. */
    List<CalendarEvent> calendar(String key) {
        return calendars.stream().filter(event -> event.key().equals(key)).toList();
    }
}
