package io.guichet.gateway.limit;

import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;

/** One bucket for each client that asked lately. */
@ApplicationScoped
public class RateLimits {

    private final ConcurrentHashMap<Counted, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final Clock clock;

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    /** A client, and by which limit it is counted. */
    private record Counted(String client, Rate rate) {}

    /** Counts one request of this client. */
    public Allowance ask(String client, Rate rate) {
        var now = clock.instant();
        return buckets.computeIfAbsent(new Counted(client, rate),
                any -> new TokenBucket(rate.burst(), rate.perSecond(), now)).take(now);
    }

    /** Forgets clients that a new bucket would treat the same: strangers must not fill the memory. */
    @Scheduled(every = "30s")
    void forgetQuietClients() {
        var now = clock.instant();
        buckets.values().removeIf(bucket -> bucket.isFull(now));
    }
}
