package io.guichet.reliable.postgres;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.apache.kafka.common.utils.Utils;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.guichet.reliable.postgres.HeardLook.Sight;
import io.quarkus.runtime.ShutdownEvent;

/**
 * Until when everything has been heard that a topic told, by whatever replica: due work that waits for it goes no
 * further. It is looked at only while something is due, at most every 50 ms.
 */
@Singleton
class HeardGate {

    private static final Logger LOG = Logger.getLogger(HeardGate.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration WHILE_LOOKING = Duration.ofMillis(100);

    private final HeardLook look;
    private final DueRunner runner;
    private final Clock clock;
    private final HeardPulse pulse = new HeardPulse();
    private List<HeardPartition> partitions = List.of();
    private boolean looking;
    private boolean missed;
    private @Nullable Duration lookedAt;

    HeardGate(HeardLook look, DueRunner runner, Clock clock) {
        this.look = look;
        this.runner = runner;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent event) {
        look.close();
    }

    /** What was due until then may be done, whatever it is about. */
    synchronized Instant everything() {
        return partitions.stream().map(HeardPartition::until).min(Instant::compareTo).orElse(Instant.MIN);
    }

    /** Nothing that was due later may be done. */
    synchronized Instant something() {
        return partitions.stream().map(HeardPartition::until).max(Instant::compareTo).orElse(Instant.MIN);
    }

    /** Whether everything that happened to the key until the instant has been heard. */
    synchronized boolean isHeard(String key, Instant until) {
        return !partitions.isEmpty() && !until.isAfter(partitions.get(partition(key, partitions.size())).until());
    }

    /** The one into which Kafka's own partitioner puts the key. */
    static int partition(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    /** Something due waits: looks how far the topic has been heard, unless that is going on; when to come again. */
    synchronized Duration ask() {
        var since = lookedAt == null ? BETWEEN_LOOKS : HeardLook.uptime().minus(lookedAt);
        if (looking || since.compareTo(BETWEEN_LOOKS) < 0) {
            return looking ? WHILE_LOOKING : BETWEEN_LOOKS.minus(since);
        }
        looking = true;
        var now = HeardLook.uptime();
        look.begin(partitions.stream().anyMatch(one -> one.isLongBehind(now)), this::seen);
        return WHILE_LOOKING;
    }

    private void seen(Optional<Sight> found) {
        if (take(found)) {
            runner.expect(clock.instant());
        }
    }

    /** Whether somebody may go further now, or must look again. */
    private synchronized boolean take(Optional<Sight> found) {
        looking = false;
        lookedAt = HeardLook.uptime();
        return found.isPresent() && take(found.get(), sent(found.get()));
    }

    /** Until when everything is sent that happened: no more can be heard. */
    private Instant sent(Sight found) {
        if (found.pulse().isEmpty() && !missed) {
            missed = true;
            LOG.warn(
                    "Nobody says that everything is sent of what timers wait for (guichet.outbox.pulse): they wait only for"
                            + " what Kafka has");
        }
        var hadStopped = pulse.stopped();
        var sent = pulse.look(found.at(), found.pulse(), found.uptime());
        if (pulse.stopped() && !hadStopped) {
            LOG.errorf("ALARM: for %s nobody has said that everything is sent; what is due no longer waits for it",
                    HeardPulse.STOPPED);
        }
        return sent;
    }

    private boolean take(Sight found, Instant at) {
        if (partitions.size() != found.partitions()) {
            partitions = IntStream.range(0, found.partitions()).mapToObj(number -> new HeardPartition()).toList();
        }
        for (var number = 0; number < partitions.size(); number++) {
            var one = partitions.get(number);
            var wasGivenUp = one.givenUp();
            one.look(at, found.end(number), found.heard(number), found.uptime());
            if (one.givenUp() && !wasGivenUp) {
                LOG.errorf("ALARM: nothing has been heard of partition %d for %s, though more is there; what is due no"
                        + " longer waits for it", number, HeardPartition.STUCK);
            }
        }
        return partitions.stream().anyMatch(one -> !one.until().isBefore(at));
    }
}
