package io.guichet.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * What was measured in one run.
 *
 * @param nanos how long each request took, in any order
 * @param wall how long the run took
 */
record Latencies(long[] nanos, Duration wall) {

    Latencies {
        nanos = nanos.clone();
        Arrays.sort(nanos);
    }

    double perSecond() {
        return nanos.length / (wall.toNanos() / 1e9);
    }

    /** The nearest rank: the smallest value that this share of the requests did not exceed. */
    Duration percentile(double share) {
        if (nanos.length == 0) {
            return Duration.ZERO;
        }
        var rank = (int) Math.ceil(share * nanos.length);
        return Duration.ofNanos(nanos[Math.clamp(rank - 1, 0, nanos.length - 1)]);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d requests, %.1f/s, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms",
                nanos.length, perSecond(), millis(0.5), millis(0.95), millis(0.99), millis(1));
    }

    private double millis(double share) {
        return percentile(share).toNanos() / 1e6;
    }
}
