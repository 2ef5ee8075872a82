package io.guichet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiveMailsTest {

    @ParameterizedTest
    @CsvSource({"4999,0,0", "5001,0,3", "100,1,1", "5001,1,1"})
    void mails_that_take_five_seconds_or_are_lost_are_told_by_the_exit_code(long millis, long lost, int code) {
        var latencies = new Latencies(new long[]{Duration.ofMillis(millis).toNanos()}, Duration.ofSeconds(1));

        assertThat(ReceiveMails.goals(latencies, lost).tell()).isEqualTo(code);
    }
}
