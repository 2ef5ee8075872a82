package io.guichet.reliable;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

/**
 * Says in Kafka, again and again, that a relay has looked and everything is sent. It is no record, which everybody would
 * hear, but a note beside the offset of a group that reads nothing; whoever sees it change twice knows that everything
 * is there that was committed when they looked first.
 */
@Singleton
class Pulse {

    private static final Logger LOG = Logger.getLogger(Pulse.class);
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final Runnable NOTHING = () -> {};

    private final Optional<String> topic;
    private final Optional<TopicEnds> kafka;
    private final Ids ids;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private volatile long lastAt = System.nanoTime() - BETWEEN.toNanos();

    Pulse(KafkaConfig config, PulseConfig pulse, Ids ids) {
        this.ids = ids;
        this.topic = pulse.checkedPulse();
        this.kafka = topic.map(waited -> new TopicEnds(config));
    }

    /**
     * To be asked before a look at what is unsent.
     *
     * @return to be run when everything is sent that was found. It tells so, unless what was told last was not known to
     * have arrived when this was asked, or that is a moment ago
     */
    Runnable beforeLooking() {
        return topic.isEmpty() || underWay.get() || System.nanoTime() - lastAt < BETWEEN.toNanos()
                ? NOTHING
                : () -> topic.ifPresent(this::tell);
    }

    private void tell(String about) {
        if (underWay.compareAndSet(false, true)) {
            lastAt = System.nanoTime();
            kafka.ifPresent(open -> {
                var _ = open.note(about, ids.next().toString()).whenComplete((done, failure) -> {
                    underWay.set(false);
                    if (failure != null) {
                        LOG.debugf("Nobody could be told that all is sent: %s", failure);
                    }
                });
            });
        }
    }

    @PreDestroy
    void close() {
        kafka.ifPresent(TopicEnds::close);
    }
}
