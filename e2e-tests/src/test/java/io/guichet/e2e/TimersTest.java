package io.guichet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

import io.guichet.events.Actor;
import io.guichet.events.Cause;
import io.guichet.events.Channel;
import io.guichet.events.CloudHeaders;
import io.guichet.events.Envelope;
import io.guichet.events.EventCodec;
import io.guichet.events.Priority;
import io.guichet.events.TicketEvent.TicketOpened;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketStatus;
import io.guichet.events.TicketType;

/**
 * Three replicas, one of them killed every 15 s and restarted at once, while timers fall due: each fires once. By
 * default 1,000 timers in half a minute; {@code -Dguichet.timers=20000 -Dguichet.timers.seconds=180} for the whole.
 */
class TimersTest {

    private static final int TIMERS = Integer.getInteger("guichet.timers", 1_000);
    private static final int SECONDS = Integer.getInteger("guichet.timers.seconds", 30);
    /** Enough to hear of all the tickets before the first of their timers is due. */
    private static final Duration PROMISE = Duration.ofSeconds(30L + TIMERS / 100);
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(15);
    private static final Clock CLOCK = Clock.systemUTC();
    private static final UUID POLICY = new UUID(0, 7);

    @Test
    void each_timer_fires_once_whichever_replica_dies() throws SQLException {
        try (var replicas = new SlaReplicas(3)) {
            promiseBySql(replicas);
            var begun = CLOCK.instant();
            // A warning and a breach each.
            open(replicas, TIMERS / 2, begun);
            var end = begun.plus(PROMISE).plusSeconds(SECONDS);
            var kills = 0;
            for (var next = begun.plus(PROMISE); next.isBefore(end); next = next.plus(BETWEEN_KILLS)) {
                var instant = next;
                await().atMost(Duration.ofMinutes(30)).until(() -> CLOCK.instant().isAfter(instant));
                replicas.killAndRestart(kills++ % 3);
            }

            await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofSeconds(2))
                    .until(() -> told(replicas).values().stream().mapToInt(Set::size).sum() >= TIMERS);

            // Whatever is told twice has been when nothing is left to be told, nor to be sent.
            await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofSeconds(1)).until(() -> left(replicas) == 0);
            var told = told(replicas);
            assertThat(told).hasSize(TIMERS);
            assertThat(told.values()).allMatch(ids -> ids.size() == 1);
            System.out.printf("%d timers in %d s, %d kills: each fired once%n", TIMERS, SECONDS, kills);
        }
    }

    /** The ids of the events of each kind of timer and ticket; one sent twice has one id. */
    private static Map<String, Set<String>> told(SlaReplicas replicas) {
        var told = new HashMap<String, Set<String>>();
        try (var consumer = new KafkaConsumer<>(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, replicas.kafka()),
                new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(replicas.topic("guichet.sla")).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(event -> {
                    var type = header(event.headers(), CloudHeaders.TYPE);
                    if (type.endsWith("TargetBreached") || type.endsWith("BreachApproaching")) {
                        told.computeIfAbsent(type + event.key(), key -> new HashSet<>())
                                .add(header(event.headers(), CloudHeaders.ID));
                    }
                });
            }
        }
        return told;
    }

    /** Timers that are due, and events that have not been sent. */
    private static long left(SlaReplicas replicas) throws SQLException {
        var database = replicas.database();
        try (var connection = DriverManager.getConnection("jdbc:" + database.url(), database.user(),
                database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select (select count(*) from due_work where due_at <= now())
                            + (select count(*) from outbox)""")) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private static String header(org.apache.kafka.common.header.Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** Nobody is there to ask over HTTP: the policy is written where it belongs. */
    private static void promiseBySql(SlaReplicas replicas) throws SQLException {
        var database = replicas.database();
        var policy = """
                {"name": "Timers", "position": 0, "condition": "", "pausedIn": {}, "warnAt": 0.9, "escalations": {},
                 "terms": {"NORMAL": {"RESOLUTION": {"duration": "%s", "business": false}}}}""".formatted(PROMISE);
        try (var connection = DriverManager.getConnection("jdbc:" + database.url(), database.user(),
                database.password());
                var insert = connection.prepareStatement(
                        "insert into sla_policy (id, version, position, content) values (?, 1, 0, ?)")) {
            insert.setObject(1, POLICY);
            insert.setString(2, policy);
            insert.executeUpdate();
        }
    }

    private static void open(SlaReplicas replicas, int tickets, Instant begun) {
        try (var producer = new KafkaProducer<String, byte[]>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, replicas.kafka()), new StringSerializer(),
                new ByteArraySerializer())) {
            for (var i = 0; i < tickets; i++) {
                var openedAt = begun.plusMillis(SECONDS * 1_000L * i / tickets);
                var event = new TicketOpened(snapshot(i, openedAt), Actor.system("test"), null, false);
                var envelope = new Envelope<>(UUID.randomUUID(), openedAt, "/guichet/ticket", Cause.request("test"),
                        null, event);
                var sent = new ProducerRecord<>(replicas.topic("guichet.tickets"), event.key(),
                        EventCodec.encode(event));
                CloudHeaders.of(envelope).forEach((name, value) -> sent.headers().add(name,
                        value.getBytes(StandardCharsets.UTF_8)));
                var ignored = producer.send(sent);
            }
        }
    }

    private static TicketSnapshot snapshot(int number, Instant openedAt) {
        return new TicketSnapshot(UUID.randomUUID(), number, 1, "Timer", TicketStatus.NEW, Priority.NORMAL,
                TicketType.REQUEST, Channel.API, "support", null, null,
                new TicketSnapshot.Requester(UUID.randomUUID(), null, null, null, 0, null, null, null, null, null,
                        null),
                null, null, null, null,
                null, List.of(), Map.of(), openedAt, openedAt, null, null, null, null, null);
    }
}
