package io.guichet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

class LatenciesTest {

    private final Latencies hundred = new Latencies(LongStream.rangeClosed(1, 100).map(i -> 101 - i).toArray(),
            Duration.ofSeconds(4));

    @Test
    void a_percentile_is_the_nearest_rank() {
        assertThat(hundred.percentile(0.5)).isEqualTo(Duration.ofNanos(50));
        assertThat(hundred.percentile(0.99)).isEqualTo(Duration.ofNanos(99));
        assertThat(hundred.percentile(1)).isEqualTo(Duration.ofNanos(100));
    }

    @Test
    void the_rate_is_requests_by_wall_time() {
        assertThat(hundred.perSecond()).isEqualTo(25);
    }

    @Test
    void nothing_measured_takes_no_time() {
        assertThat(new Latencies(new long[0], Duration.ofSeconds(1)).percentile(0.99)).isZero();
    }
}
