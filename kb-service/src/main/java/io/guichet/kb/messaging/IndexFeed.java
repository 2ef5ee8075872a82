package io.guichet.kb.messaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;

import org.jboss.logging.Logger;

import io.guichet.events.ArticleEvent;
import io.guichet.kb.search.ArticleIndex;
import io.guichet.kb.search.Checkpoint;
import io.guichet.kb.search.IndexConfig;
import io.guichet.reliable.Followed;

/**
 * Carries events from the thread that follows the topic into the index, on a thread of the index: what has been heard
 * becomes visible together, a slow write keeps nobody from polling, and an interrupt of the follower's thread cannot hit
 * a write, which would break Lucene's index.
 */
final class IndexFeed {

    private static final Logger LOG = Logger.getLogger(IndexFeed.class);
    /** So many events may wait; then the follower does. */
    private static final int WAITING = 1_000;

    private final ArticleIndex index;
    private final IndexConfig config;
    private final Clock clock;
    private final String topic;
    private final BlockingQueue<Followed<ArticleEvent>> heard = new LinkedBlockingQueue<>(WAITING);
    private final Map<Integer, Long> next = new HashMap<>();
    private Instant committedAt;
    private boolean uncommitted;
    private volatile boolean caughtUp;

    /** The checkpoint is where the index stands. */
    IndexFeed(ArticleIndex index, IndexConfig config, Clock clock, Checkpoint from) {
        this.index = index;
        this.config = config;
        this.clock = clock;
        this.topic = from.topic();
        this.next.putAll(from.next());
        this.committedAt = clock.instant();
    }

    /** Waits while the index is behind. */
    void hear(Followed<ArticleEvent> event) {
        try {
            heard.put(event);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether all that the topic held at the start can be found. */
    boolean caughtUp() {
        return caughtUp;
    }

    /**
     * Puts what was heard into the index.
     *
     * @param everythingHeard whether the follower has come to the end of what the topic held at the start
     */
    void index(BooleanSupplier everythingHeard) {
        // Asked before the queue is emptied: what was heard until then is in it.
        var complete = everythingHeard.getAsBoolean();
        try {
            applyHeard();
            if (uncommitted && !clock.instant().isBefore(committedAt.plus(config.commit()))) {
                commit();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The index cannot be written", failure);
        }
        caughtUp = caughtUp || complete;
    }

    /** Keeps all on disk, as the last act. */
    void end() {
        try {
            applyHeard();
            if (uncommitted) {
                commit();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The index cannot be written", failure);
        }
    }

    private void applyHeard() throws IOException {
        var events = new ArrayList<Followed<ArticleEvent>>();
        if (heard.drainTo(events) == 0) {
            return;
        }
        for (var event : events) {
            apply(event.envelope().event());
            next.put(event.partition(), event.offset() + 1);
        }
        uncommitted = true;
        index.refresh();
    }

    private void apply(ArticleEvent event) throws IOException {
        try {
            index.apply(event);
        } catch (IllegalArgumentException failure) {
            // It would fail each time it is read; the other articles are still to be found.
            LOG.errorf(failure, "Article %s cannot be indexed", event.articleId());
        }
    }

    private void commit() throws IOException {
        committedAt = clock.instant();
        index.commit(new Checkpoint(topic, next, committedAt));
        uncommitted = false;
    }
}
