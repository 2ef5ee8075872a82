package io.guichet.kb.messaging;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.guichet.kb.outbox.RelayConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Lets the relay do one round after another, from start to shutdown. */
@Singleton
class RelayRounds {

    private static final Logger LOG = Logger.getLogger(RelayRounds.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration LAST_ROUND = Duration.ofSeconds(3);

    private final ArticleRelay relay;
    private final Duration poll;
    private final ScheduledExecutorService thread;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopping;

    RelayRounds(ArticleRelay relay, RelayConfig config) {
        this.relay = relay;
        this.poll = config.poll();
        this.thread = Executors.newSingleThreadScheduledExecutor(
                work -> Thread.ofPlatform().daemon().name("article relay").unstarted(work));
    }

    void start(@Observes StartupEvent started) {
        after(Duration.ZERO);
    }

    /** Waits for the round that is going on: the lead is given up only when nothing is on its way any more. */
    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        this.stopping = true;
        if (!ended.await(LAST_ROUND.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("The relay of articles is cut off; another replica takes over when this one seems dead");
        }
        thread.shutdownNow().forEach(never -> LOG.debug("A round is not begun any more"));
    }

    private void after(Duration rest) {
        var ignored = thread.schedule(this::round, rest.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        if (stopping) {
            var ignored = relay.resign().subscribeAsCompletionStage()
                    .whenComplete((done, failure) -> ended.countDown());
        } else {
            var ignored = relay.advance().subscribeAsCompletionStage().whenComplete((more, failure) -> {
                if (failure != null) {
                    LOG.warnf("The relay of articles tries again: %s", failure.getMessage());
                }
                after(failure != null ? AFTER_FAILURE : more ? Duration.ZERO : poll);
            });
        }
    }
}
