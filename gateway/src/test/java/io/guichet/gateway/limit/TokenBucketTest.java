package io.guichet.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final Instant START = Instant.parse("2026-11-16T10:00:00Z");

    private final TokenBucket bucket = new TokenBucket(3, 2, START);

    @Test
    void a_burst_passes_up_to_the_size() {
        assertThat(bucket.take(START)).isEqualTo(new Allowance(true, 2, Duration.ofSeconds(1)));
        assertThat(bucket.take(START)).isEqualTo(new Allowance(true, 1, Duration.ofSeconds(1)));
        assertThat(bucket.take(START)).isEqualTo(new Allowance(true, 0, Duration.ofSeconds(2)));
    }

    @Test
    void beyond_the_burst_the_client_waits_for_the_next_token() {
        empty();

        assertThat(bucket.take(START)).isEqualTo(new Allowance(false, 0, Duration.ofSeconds(1)));
    }

    @Test
    void tokens_come_back_with_time() {
        empty();

        assertThat(bucket.take(START.plusMillis(500)).allowed()).isTrue();
        assertThat(bucket.take(START.plusMillis(500)).allowed()).isFalse();
    }

    @Test
    void a_long_pause_gives_no_more_than_the_size() {
        empty();

        assertThat(bucket.take(START.plusSeconds(3600)).remaining()).isEqualTo(2);
    }

    @Test
    void a_clock_that_goes_back_gives_nothing() {
        empty();

        assertThat(bucket.take(START.minusSeconds(60)).allowed()).isFalse();
    }

    @Test
    void a_full_bucket_may_be_forgotten() {
        empty();

        assertThat(bucket.isFull(START.plusSeconds(1))).isFalse();
        assertThat(bucket.isFull(START.plusMillis(1500))).isTrue();
    }

    private void empty() {
        for (var taken = 0; taken < 3; taken++) {
            var unused = bucket.take(START);
        }
    }
}
