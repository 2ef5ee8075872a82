package io.guichet.kb.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.guichet.devstack.TestStack;
import io.guichet.events.ArticleEvent;
import io.guichet.events.ArticleEvent.Article;
import io.guichet.events.ArticleEvent.ArticlePublished;
import io.guichet.events.ArticleEvent.ArticleWithdrawn;
import io.guichet.events.ArticleEvent.Visibility;
import io.guichet.events.Cause;
import io.guichet.events.Envelope;
import io.guichet.kb.search.ArticleIndex;
import io.guichet.kb.search.Checkpoint;
import io.guichet.kb.search.IndexConfig;
import io.guichet.kb.search.Question;
import io.guichet.kb.search.Suggestion;
import io.guichet.reliable.KafkaConfig;
import io.guichet.reliable.KafkaRecord;
import io.guichet.testing.MovableClock;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** The index follows a real topic. */
class ArticleTopicTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final UUID PARCEL = new UUID(0, 1);
    private static final UUID LUGGAGE = new UUID(0, 2);

    private final MovableClock clock = MovableClock.at(NOON);

    private final Path directory;

    ArticleTopicTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void what_is_published_is_found_and_what_is_withdrawn_is_not() throws Exception {
        var kafka = freshTopics();
        send(kafka, published(PARCEL, 1, "parcel one"));
        try (var replica = new Replica(kafka)) {
            await().until(replica.topic::caughtUp);
            assertThat(replica.found()).containsExactly("parcel one");

            send(kafka, published(PARCEL, 2, "parcel two"), published(LUGGAGE, 1, "parcel of luggage"));
            await().until(() -> replica.found().size() == 2);
            send(kafka, new ArticleWithdrawn(LUGGAGE, 2, NOON));

            await().untilAsserted(() -> assertThat(replica.found()).containsExactly("parcel two"));
        }
    }

    @Test
    void a_replica_that_was_stopped_goes_on_where_it_was() throws Exception {
        var kafka = freshTopics();
        send(kafka, published(PARCEL, 1, "parcel one"));
        try (var replica = new Replica(kafka)) {
            await().until(replica.topic::caughtUp);
        }
        var checkpoint = checkpoint();
        send(kafka, published(LUGGAGE, 1, "parcel of luggage"));

        try (var replica = new Replica(kafka)) {
            assertThat(replica.found()).containsExactly("parcel one");
            await().until(replica.topic::caughtUp);
            assertThat(replica.found()).containsExactlyInAnyOrder("parcel one", "parcel of luggage");
        }
        assertThat(checkpoint.next().values()).containsExactly(1L);
    }

    @Test
    void an_index_older_than_the_topic_remembers_deletions_is_built_anew() throws Exception {
        var kafka = freshTopics();
        send(kafka, published(PARCEL, 1, "parcel one"));
        try (var replica = new Replica(kafka)) {
            await().until(replica.topic::caughtUp);
        }
        addStale(checkpoint());
        clock.advance(Duration.ofDays(8));

        try (var replica = new Replica(kafka)) {
            await().until(replica.topic::caughtUp);
            assertThat(replica.found()).containsExactly("parcel one");
        }
    }

    @Test
    void an_index_of_another_topic_of_the_same_name_is_built_anew() throws Exception {
        var kafka = freshTopics();
        addStale(new Checkpoint("another topic", Map.of(0, 100L), NOON));
        send(kafka, published(PARCEL, 1, "parcel one"));

        try (var replica = new Replica(kafka)) {
            await().until(replica.topic::caughtUp);
            assertThat(replica.found()).containsExactly("parcel one");
        }
    }

    @Test
    void a_record_that_cannot_be_read_is_skipped() throws Exception {
        var kafka = freshTopics();
        var good = record(kafka, published(PARCEL, 1, "parcel one"));
        var bad = new ProducerRecord<>(good.topic(), 0, good.key(), "not json".getBytes(StandardCharsets.UTF_8),
                good.headers());
        send(kafka, List.of(bad, good));

        try (var replica = new Replica(kafka)) {
            await().until(replica.topic::caughtUp);
            assertThat(replica.found()).containsExactly("parcel one");
        }
    }

    @Test
    void an_index_that_cannot_be_built_is_broken() throws Exception {
        var kafka = freshTopics();
        var index = ArticleIndex.open(FSDirectory.open(directory));
        index.close();
        var topic = new ArticleTopic(index, new Config(), kafka, clock);

        topic.start(new StartupEvent());

        await().until(topic::broken);
        assertThat(topic.caughtUp()).isFalse();
        topic.stop(new ShutdownEvent());
    }

    private Checkpoint checkpoint() throws IOException {
        try (var index = ArticleIndex.open(FSDirectory.open(directory))) {
            return index.checkpoint().orElseThrow();
        }
    }

    private void addStale(Checkpoint checkpoint) throws IOException {
        try (var index = ArticleIndex.open(FSDirectory.open(directory))) {
            index.apply(published(new UUID(0, 3), 1, "stale parcel"));
            index.commit(checkpoint);
        }
    }

    private static KafkaConfig freshTopics() {
        var stack = TestStack.shared();
        var prefix = stack.freshTopicPrefix();
        return new KafkaConfig() {
            @Override
            public String bootstrap() {
                return stack.kafka();
            }

            @Override
            public Optional<String> topicPrefix() {
                return Optional.of(prefix);
            }
        };
    }

    private static void send(KafkaConfig kafka, ArticleEvent... events) throws Exception {
        send(kafka, java.util.stream.Stream.of(events).map(event -> record(kafka, event)).toList());
    }

    private static void send(KafkaConfig kafka, List<ProducerRecord<String, byte[]>> records)
            throws InterruptedException, ExecutionException {
        try (var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", kafka.bootstrap()),
                new StringSerializer(), new ByteArraySerializer())) {
            for (var record : records) {
                assertThat(producer.send(record).get().hasOffset()).isTrue();
            }
        }
    }

    private static ProducerRecord<String, byte[]> record(KafkaConfig kafka, ArticleEvent event) {
        var record = KafkaRecord.of(new Envelope<>(new UUID(1, event.version()), NOON, "/guichet/kb",
                Cause.request("r1"), null, event));
        var sent = new ProducerRecord<>(kafka.topic(record.topic()), 0, record.key(), record.payload());
        record.headers().forEach((name, value) -> sent.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return sent;
    }

    private static ArticlePublished published(UUID id, long version, String title) {
        return new ArticlePublished(id, version,
                new Article(title, "", "en", null, null, List.of(), Visibility.PUBLIC, null), NOON);
    }

    /** One run of the service, as far as it concerns the index. */
    private final class Replica implements AutoCloseable {

        private final ArticleIndex index;
        private final ArticleTopic topic;

        Replica(KafkaConfig kafka) throws IOException {
            index = ArticleIndex.open(FSDirectory.open(directory));
            topic = new ArticleTopic(index, new Config(), kafka, clock);
            topic.start(new StartupEvent());
        }

        List<String> found() throws IOException {
            return index
                    .ask(new Question("parcel", "", Optional.empty(), Optional.empty(), Set.of(Visibility.PUBLIC), 5))
                    .stream().map(Suggestion::title).toList();
        }

        @Override
        public void close() throws Exception {
            topic.stop(new ShutdownEvent());
            index.close();
        }
    }

    private record Config() implements IndexConfig {

        @Override
        public Optional<Path> directory() {
            return Optional.empty();
        }

        @Override
        public Duration refresh() {
            return Duration.ofMillis(20);
        }

        @Override
        public Duration commit() {
            return Duration.ofSeconds(5);
        }
    }
}
