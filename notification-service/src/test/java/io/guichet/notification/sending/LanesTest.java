package io.guichet.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.notification.sending.Lanes.Entered;
import io.guichet.notification.sending.Lanes.Full;
import io.guichet.testing.MovableClock;

class LanesTest {

    private final MovableClock clock = MovableClock.at("2026-01-05T12:00:00Z");
    private final Lanes lanes = new Lanes(2, clock);
    private final ArrayList<Entered> slow = new ArrayList<>();

    @BeforeEach
    void aSlowDomainIsFull() {
        slow.add((Entered) lanes.enter("slow.example"));
        slow.add((Entered) lanes.enter("slow.example"));
    }

    @Test
    void a_domain_that_is_full_does_not_hold_up_another() {
        assertThat(lanes.enter("slow.example")).isInstanceOf(Full.class);
        assertThat(lanes.enter("quick.example")).isInstanceOf(Entered.class);
    }

    @Test
    void those_who_find_no_room_come_back_one_after_the_other() {
        var waits = IntStream.range(0, 5).mapToObj(_ -> ((Full) lanes.enter("slow.example")).until()).toList();

        assertThat(waits).doesNotHaveDuplicates().isSorted().first().isEqualTo(clock.instant().plusMillis(50));
    }

    @Test
    void the_longer_the_first_ones_take_the_later_the_others_come_back() {
        clock.advance(Duration.ofSeconds(20));

        assertThat(((Full) lanes.enter("slow.example")).until()).isEqualTo(clock.instant().plusSeconds(10));
        IntStream.range(0, 20).forEach(_ -> assertThat(((Full) lanes.enter("slow.example")).until())
                .isBetween(clock.instant(), clock.instant().plusSeconds(60)));
    }

    @Test
    void who_leaves_makes_room() {
        lanes.leave("slow.example", slow.getFirst());

        assertThat(lanes.enter("slow.example")).isInstanceOf(Entered.class);
        assertThat(lanes.enter("slow.example")).isInstanceOf(Full.class);
    }
}
