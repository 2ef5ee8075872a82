package io.guichet.kb.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaseTest {

    private static final Duration TERM = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(21);

    private final Lease lease = new Lease("me", new Lease.Terms(TERM, PATIENCE));

    @Test
    void what_nobody_ever_claimed_is_free() {
        assertThat(lease.mayClaim(null, 0)).isTrue();
    }

    @Test
    void one_s_own_claim_may_be_made_again_at_once_also_after_a_restart() {
        assertThat(lease.mayClaim(new Claim("me", 7), 0)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, false", "20, false", "21, true", "60, true"})
    void another_s_claim_is_free_when_its_beat_stood_still_for_long_enough(int seconds, boolean free) {
        var ignored = lease.mayClaim(new Claim("other", 7), 0);

        assertThat(lease.mayClaim(new Claim("other", 7), nanos(seconds))).isEqualTo(free);
    }

    @Test
    void a_beat_begins_the_wait_anew() {
        var first = lease.mayClaim(new Claim("other", 7), 0);
        var second = lease.mayClaim(new Claim("other", 8), nanos(20));

        assertThat(lease.mayClaim(new Claim("other", 8), nanos(40))).isFalse();
        assertThat(lease.mayClaim(new Claim("other", 8), nanos(41))).isTrue();
        assertThat(first || second).isFalse();
    }

    @Test
    void a_third_replica_that_took_over_begins_the_wait_anew() {
        var ignored = lease.mayClaim(new Claim("other", 7), 0);

        assertThat(lease.mayClaim(new Claim("third", 8), nanos(30))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, true, false", "2, true, false", "3, true, true", "4, true, true", "5, false, true",
        "6, false, true"})
    void a_holder_stops_by_itself_and_beats_before(int seconds, boolean held, boolean needsBeat) {
        lease.claimed(0);

        assertThat(lease.isHeld(nanos(seconds))).isEqualTo(held);
        assertThat(lease.needsBeat(nanos(seconds))).isEqualTo(needsBeat);
    }

    @Test
    void a_lost_claim_is_not_held() {
        lease.claimed(0);

        lease.lost();

        assertThat(lease.isHeld(1)).isFalse();
    }

    @Test
    void the_clock_may_begin_anywhere_even_shortly_before_it_overflows() {
        lease.claimed(Long.MAX_VALUE - 10);

        assertThat(lease.isHeld(Long.MAX_VALUE - 10 + nanos(1))).isTrue();
        assertThat(lease.isHeld(Long.MAX_VALUE - 10 + nanos(5))).isFalse();
    }

    @Test
    void others_must_be_more_patient_than_the_holder_is_long() {
        assertThatThrownBy(() -> new Lease.Terms(TERM, TERM)).isInstanceOf(IllegalArgumentException.class);
    }

    private static long nanos(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
