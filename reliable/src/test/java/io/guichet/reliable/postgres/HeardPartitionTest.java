package io.guichet.reliable.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

class HeardPartitionTest {

    private static final Instant NINE = Instant.parse("2026-11-02T09:00:00Z");

    private final HeardPartition partition = new HeardPartition();

    @Test
    void what_has_been_heard_to_its_end_is_heard_until_it_was_asked_for_the_end() {
        look(0, 10, 10);

        assertThat(partition.until()).isEqualTo(NINE);
    }

    @Test
    void a_partition_that_holds_nothing_is_heard() {
        look(0, 0, 0);

        assertThat(partition.until()).isEqualTo(NINE);
    }

    @Test
    void what_was_there_at_an_instant_must_be_heard_though_more_has_come_since() {
        look(0, 10, 8);
        assertThat(partition.until()).isEqualTo(Instant.MIN);
        look(1, 20, 9);
        assertThat(partition.until()).isEqualTo(Instant.MIN);

        look(2, 30, 12);

        assertThat(partition.until()).isEqualTo(NINE);
        look(3, 40, 31);
        assertThat(partition.until()).isEqualTo(NINE.plusSeconds(2));
    }

    @Test
    void one_waits_for_what_moves_however_slowly_but_not_longer_than_a_quarter_of_an_hour() {
        for (var minute = 0; minute < 15; minute++) {
            look(60 * minute - minute, 1_000, minute);
            assertThat(partition.until()).isEqualTo(Instant.MIN);
        }

        look(900, 1_000, 15);

        assertThat(partition.until()).isEqualTo(NINE);
        assertThat(partition.givenUp()).isFalse();
    }

    @Test
    void one_does_not_wait_for_what_has_not_moved_for_a_minute_until_it_moves_again() {
        look(0, 10, 8);
        look(59, 10, 8);
        assertThat(partition.until()).isEqualTo(Instant.MIN);

        look(60, 11, 8);

        assertThat(partition.givenUp()).isTrue();
        assertThat(partition.until()).isEqualTo(NINE.plusSeconds(60));
        look(61, 12, 8);
        assertThat(partition.until()).isEqualTo(NINE.plusSeconds(61));

        look(62, 13, 9);
        assertThat(partition.givenUp()).isFalse();
        assertThat(partition.until()).isEqualTo(NINE.plusSeconds(61));
    }

    @Test
    void the_minute_begins_when_something_is_there_to_be_heard() {
        look(0, 10, 10);

        look(3_600, 11, 10);
        look(3_659, 11, 10);

        assertThat(partition.until()).isEqualTo(NINE);
    }

    private void look(int second, long end, long heard) {
        partition.look(NINE.plusSeconds(second), end, heard, Duration.ofHours(7).plusSeconds(second));
    }
}
