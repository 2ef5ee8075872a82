package io.guichet.kb.messaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.guichet.events.ArticleEvent;
import io.guichet.events.Topics;
import io.guichet.kb.search.ArticleIndex;
import io.guichet.kb.search.Checkpoint;
import io.guichet.kb.search.IndexConfig;
import io.guichet.reliable.KafkaConfig;
import io.guichet.reliable.TopicFollower;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Keeps the index of this replica equal to the topic of articles, from start to shutdown. */
@Singleton
class ArticleTopic {

    private static final Logger LOG = Logger.getLogger(ArticleTopic.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(3);

    private final ArticleIndex index;
    private final IndexConfig config;
    private final KafkaConfig kafka;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().daemon().name("article index").unstarted(work));
    private volatile @Nullable IndexFeed feed;
    private volatile @Nullable TopicFollower<ArticleEvent> follower;
    private volatile boolean broken;

    ArticleTopic(ArticleIndex index, IndexConfig config, KafkaConfig kafka, Clock clock) {
        this.index = index;
        this.config = config;
        this.kafka = kafka;
        this.clock = clock;
    }

    /** Whether everything that was published before this replica started can be found. */
    boolean caughtUp() {
        var fed = feed;
        return fed != null && fed.caughtUp() && !broken;
    }

    /** Whether the index can no longer be written; only a restart helps. */
    boolean broken() {
        return broken;
    }

    void start(@Observes StartupEvent started) {
        thread.execute(this::identify);
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        var following = follower;
        if (following != null) {
            following.close();
        }
        thread.execute(this::end);
        thread.shutdown();
        if (!thread.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("The index of articles was not committed in time; what it lacks is read again");
        }
    }

    private void identify() {
        var ignored = TopicIdentity.of(kafka, Topics.ARTICLES.name(), thread)
                .whenCompleteAsync((id, failure) -> {
                    if (failure == null) {
                        tryToFollow(id);
                    } else {
                        LOG.warnf("The topic of articles is not to be read yet: %s", failure.getMessage());
                        var again = thread.schedule(this::identify, AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
                    }
                }, thread);
    }

    /**
     * An index that cannot be written now, after its directory could be opened, is as broken as one that fails later.
     */
    private void tryToFollow(String topic) {
        try {
            follow(topic);
        } catch (RuntimeException | Error failure) {
            LOG.error("The index of articles is broken", failure);
            broken = true;
        }
    }

    private void follow(String topic) {
        var from = resume(topic);
        var fed = new IndexFeed(index, config, clock, from);
        var following = new TopicFollower<>(kafka, Topics.ARTICLES, ArticleEvent.class,
                new TopicFollower.Start.At(from.next()), fed::hear);
        feed = fed;
        follower = following;
        following.start();
        var millis = config.refresh().toMillis();
        var ignored = thread.scheduleWithFixedDelay(() -> advance(fed, following), 0, millis, TimeUnit.MILLISECONDS);
    }

    /** Where to go on; from the beginning if the index is of another topic, or older than a deletion is remembered. */
    private Checkpoint resume(String topic) {
        var now = clock.instant();
        return index.checkpoint()
                .filter(checkpoint -> checkpoint.topic().equals(topic))
                .filter(checkpoint -> checkpoint.at().plus(Topics.ARTICLES.retention()).isAfter(now))
                .orElseGet(() -> {
                    clear();
                    return new Checkpoint(topic, Map.of(), now);
                });
    }

    private void clear() {
        try {
            index.clear();
        } catch (IOException failure) {
            throw new UncheckedIOException("The index cannot be built anew", failure);
        }
    }

    private void advance(IndexFeed fed, TopicFollower<ArticleEvent> following) {
        try {
            fed.index(following::caughtUp);
        } catch (RuntimeException failure) {
            LOG.error("The index of articles is broken", failure);
            broken = true;
            throw failure;
        }
    }

    private void end() {
        var fed = feed;
        if (fed != null && !broken) {
            fed.end();
        }
    }
}
