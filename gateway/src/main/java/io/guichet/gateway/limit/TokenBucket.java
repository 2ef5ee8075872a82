package io.guichet.gateway.limit;

import java.time.Duration;
import java.time.Instant;

/**
 * Lets bursts through up to its size and a steady flow after them (the token-bucket algorithm: it holds {@code size}
 * tokens at most, gains {@code perSecond} of them each second, and each request takes one). Safe from any thread.
 */
final class TokenBucket {

    private final int size;
    private final double perSecond;
    private double tokens;
    private Instant filledAt;

    TokenBucket(int size, double perSecond, Instant now) {
        this.size = size;
        this.perSecond = perSecond;
        this.tokens = size;
        this.filledAt = now;
    }

    synchronized Allowance take(Instant now) {
        fill(now);
        if (tokens < 1) {
            return new Allowance(false, 0, untilTokens(1));
        }
        tokens -= 1;
        return new Allowance(true, (int) tokens, untilTokens(size));
    }

    /** Whether it has forgotten all that was ever taken, so that a new one would be the same. */
    synchronized boolean isFull(Instant now) {
        fill(now);
        return tokens >= size;
    }

    private void fill(Instant now) {
        var seconds = Duration.between(filledAt, now).toNanos() / 1e9;
        if (seconds > 0) {
            tokens = Math.min(size, tokens + seconds * perSecond);
            filledAt = now;
        }
    }

    private Duration untilTokens(double wanted) {
        var seconds = Math.max(0, wanted - tokens) / perSecond;
        return Duration.ofSeconds((long) Math.ceil(seconds));
    }
}
