package io.guichet.gateway.limit;

import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;

/** One bucket for each client that asked lately. */
@ApplicationScoped
public class RateLimits {

    private final ConcurrentHashMap<String, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final RateConfig config;
    private final Clock clock;

    RateLimits(RateConfig config, Clock clock) {
        if (config.burst() < 1 || config.perSecond() <= 0) {
            throw new IllegalArgumentException(
                    "guichet.gateway.rate.burst must be at least 1 and guichet.gateway.rate.per-second above 0");
        }
        this.config = config;
        this.clock = clock;
    }

    /** Counts one request of this client. */
    public Allowance ask(String client) {
        var now = clock.instant();
        return buckets.computeIfAbsent(client, any -> new TokenBucket(config.burst(), config.perSecond(), now))
                .take(now);
    }

    /** How many requests a client may make at once. */
    public int burst() {
        return config.burst();
    }

    /** In how many seconds an empty bucket is full again. */
    public long window() {
        return (long) Math.ceil(config.burst() / config.perSecond());
    }

    /** Forgets clients that a new bucket would treat the same: strangers must not fill the memory. */
    @Scheduled(every = "30s")
    void forgetQuietClients() {
        var now = clock.instant();
        buckets.values().removeIf(bucket -> bucket.isFull(now));
    }
}
