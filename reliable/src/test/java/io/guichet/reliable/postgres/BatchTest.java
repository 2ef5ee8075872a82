package io.guichet.reliable.postgres;

import static io.guichet.reliable.KafkaSender.Outcome.ACKNOWLEDGED;
import static io.guichet.reliable.KafkaSender.Outcome.FAILED;
import static io.guichet.reliable.KafkaSender.Outcome.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.guichet.reliable.KafkaRecord;

class BatchTest {

    private final Waiting a1 = row(1, "a");
    private final Waiting b2 = row(2, "b");
    private final Waiting a3 = row(3, "a");

    @Test
    void what_is_acknowledged_goes() {
        var batch = Batch.of(List.of(a1, b2, a3), List.of(ACKNOWLEDGED, ACKNOWLEDGED, ACKNOWLEDGED));

        assertThat(batch).isEqualTo(new Batch(List.of(a1, b2, a3), List.of(), false));
    }

    @Test
    void after_a_failure_later_rows_of_the_same_key_are_sent_again() {
        var batch = Batch.of(List.of(a1, b2, a3), List.of(FAILED, ACKNOWLEDGED, ACKNOWLEDGED));

        assertThat(batch).isEqualTo(new Batch(List.of(b2), List.of(), true));
    }

    @Test
    void what_is_refused_for_good_holds_nobody_up() {
        var batch = Batch.of(List.of(a1, b2, a3), List.of(REFUSED, ACKNOWLEDGED, ACKNOWLEDGED));

        assertThat(batch).isEqualTo(new Batch(List.of(b2, a3), List.of(a1), false));
    }

    private static Waiting row(long seq, String key) {
        return new Waiting(seq, new KafkaRecord("guichet.tickets", key, Map.of(), new byte[0]));
    }
}
