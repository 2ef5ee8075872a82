package io.guichet.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.guichet.events.TargetKind;
import io.guichet.events.TicketStatus;

/** Tickets that take others in, become parts of others, and go to the trash; around the clock. */
class JoinedTicketsTest {

    private static final Map<TargetKind, Commitment> TWO_HOURS = Map.of(
            TargetKind.FIRST_RESPONSE, within(2, Set.of()),
            TargetKind.NEXT_RESPONSE, within(2, Set.of(TicketStatus.ON_HOLD)));

    @Test
    void a_wait_that_is_longer_than_was_known_is_the_same_wait_with_the_same_pauses() {
        var clocks = replay(new Fact.Answered(at(1)), new Fact.CustomerWrote(at(4)),
                new Fact.StatusMoved(at(5), TicketStatus.ON_HOLD), new Fact.StatusMoved(at(8), TicketStatus.OPEN),
                new Fact.TookIn(at(9), at(3)));

        var next = next(clocks);
        assertThat(next.occurrence()).isEqualTo(1);
        assertThat(next.startedAt()).isEqualTo(at(3));
        // From 3 to 5, when it was used up to the minute.
        assertThat(next.used()).isEqualTo(Duration.ofHours(2));
        assertThat(next.due()).isEqualTo(at(8));
    }

    @Test
    void a_shorter_wait_changes_nothing_and_one_of_who_did_not_wait_begins() {
        assertThat(next(replay(new Fact.Answered(at(1)), new Fact.CustomerWrote(at(4)),
                new Fact.TookIn(at(6), at(5)))).due()).isEqualTo(at(6));
        assertThat(next(replay(new Fact.Answered(at(1)), new Fact.TookIn(at(6), at(5)))).due()).isEqualTo(at(7));
    }

    @Test
    void what_was_missed_before_a_merge_counts_and_what_was_not_due_does_not() {
        var missed = replay(new Fact.Merged(at(3)));
        assertThat(missed.present()).isEmpty();
        assertThat(missed.counting()).singleElement().satisfies(clock -> assertThat(clock.missed()).isTrue());

        assertThat(replay(new Fact.Merged(at(1))).counting()).isEmpty();
    }

    @Test
    void what_is_in_the_trash_counts_nowhere_until_it_is_back() {
        var junk = List.<Fact>of(new Fact.Answered(at(1)), new Fact.Trashed(at(2)));
        assertThat(replay(junk.toArray(Fact[]::new)).counting()).isEmpty();

        var back = new ArrayList<>(junk);
        back.add(new Fact.Restored(at(3)));

        assertThat(replay(back.toArray(Fact[]::new)).counting()).singleElement()
                .satisfies(clock -> assertThat(clock.metAt()).isEqualTo(at(1)));
    }

    @Test
    void a_merged_ticket_that_comes_back_from_the_trash_is_still_merged() {
        var clocks = replay(new Fact.Merged(at(1)), new Fact.Trashed(at(1)), new Fact.Restored(at(2)));

        assertThat(clocks.present()).isEmpty();
        assertThat(replay(new Fact.Merged(at(1)), new Fact.Restored(at(2))).present())
                .as("thrown away before the two were told apart").isNotEmpty();
    }

    private static Clockwork.Clocks replay(Fact... facts) {
        var all = new ArrayList<Fact>();
        all.add(new Fact.Promised(at(0), TWO_HOURS));
        all.addAll(List.of(facts));
        return Clockwork.replay(all, calendar -> Hours.roundTheClock());
    }

    private static TargetClock next(Clockwork.Clocks clocks) {
        return clocks.present().stream().filter(clock -> clock.kind() == TargetKind.NEXT_RESPONSE).findAny()
                .orElseThrow();
    }

    private static Commitment within(int hours, Set<TicketStatus> pausedIn) {
        return new Commitment(Duration.ofHours(hours), false, pausedIn, 0.75);
    }

    private static Instant at(int hour) {
        return Instant.parse("2026-11-02T08:00:00Z").plus(Duration.ofHours(hour));
    }
}
