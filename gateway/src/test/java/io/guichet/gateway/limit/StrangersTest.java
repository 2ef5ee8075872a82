package io.guichet.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.smallrye.config.SmallRyeConfigBuilder;

class StrangersTest {

    private static final Instant START = Instant.parse("2026-11-16T10:00:00Z");
    /** What a form acknowledges in an hour, unless it says otherwise; see docs/services/ticket.md. */
    private static final int USUAL_OF_A_FORM = 300;

    @Test
    void what_one_network_sends_in_an_hour_is_a_small_part_of_what_a_form_takes() {
        var usual = new SmallRyeConfigBuilder().withMapping(RateConfig.class).build()
                .getConfigMapping(RateConfig.class).strangers();
        var bucket = new TokenBucket(usual.burst(), usual.perSecond(), START);

        var taken = IntStream.range(0, 3600).filter(second -> bucket.take(START.plusSeconds(second)).allowed()).count();

        assertThat(taken).isBetween(30L, USUAL_OF_A_FORM / 5L);
    }
}
