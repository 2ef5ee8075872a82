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
    void a_wait_that_another_ticket_had_made_longer_is_the_same_as_before_when_that_goes() {
        var own = List.<Fact>of(new Fact.Answered(at(1)), new Fact.CustomerWrote(at(4)),
                new Fact.StatusMoved(at(5), TicketStatus.ON_HOLD), new Fact.StatusMoved(at(6), TicketStatus.OPEN));
        var joined = new ArrayList<>(own);
        joined.add(new Fact.TookIn(at(7), at(3)));

        joined.add(new Fact.WaitsSince(at(8), at(4)));

        assertThat(next(replay(joined.toArray(Fact[]::new)))).isEqualTo(next(replay(own.toArray(Fact[]::new))));
        assertThat(next(replay(joined.toArray(Fact[]::new))).occurrence()).isEqualTo(1);
    }

    @Test
    void of_two_tickets_that_made_a_wait_longer_one_may_go_after_the_other() {
        var one = new Fact[]{new Fact.Answered(at(1)), new Fact.CustomerWrote(at(6)), new Fact.TookIn(at(7), at(5)),
            new Fact.TookIn(at(7), at(4)), new Fact.WaitsSince(at(8), at(5))};
        assertThat(next(replay(one)).startedAt()).isEqualTo(at(5));

        var none = new ArrayList<>(List.of(one));
        none.add(new Fact.WaitsSince(at(9), at(6)));

        var left = next(replay(none.toArray(Fact[]::new)));
        assertThat(left.startedAt()).isEqualTo(at(6));
        assertThat(left.due()).isEqualTo(at(8));
        assertThat(left.occurrence()).isEqualTo(1);
    }

    @Test
    void who_wrote_while_the_customer_of_another_ticket_waited_has_a_wait_of_their_own_with_its_pauses() {
        var clocks = replay(new Fact.Answered(at(1)), new Fact.TookIn(at(4), at(3)), new Fact.CustomerWrote(at(5)),
                new Fact.StatusMoved(at(6), TicketStatus.ON_HOLD), new Fact.StatusMoved(at(7), TicketStatus.OPEN),
                new Fact.WaitsSince(at(8), at(5)));

        var next = next(clocks);
        assertThat(next.occurrence()).isEqualTo(2);
        assertThat(next.startedAt()).isEqualTo(at(5));
        assertThat(next.used()).isEqualTo(Duration.ofHours(1));
        assertThat(next.due()).isEqualTo(at(8));
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
