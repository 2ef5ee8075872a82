package io.guichet.sla.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.guichet.events.Priority;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketStatus;
import io.guichet.sla.calendar.CalendarRef;
import io.guichet.sla.clock.Commitment;
import io.guichet.sla.clock.Fact;
import io.guichet.sla.history.Happening.Described;

class HistoryTest {

    private static final Instant OPENED = Instant.parse("2026-11-02T08:00:00Z");
    private static final UUID STANDARD = new UUID(0, 1);
    private static final UUID PREMIUM = new UUID(0, 2);

    @Test
    void an_edited_policy_does_not_change_a_promise_made() {
        var reading = read(described(0, Priority.NORMAL, promise(STANDARD, 1, 4)),
                described(1, Priority.NORMAL, promise(STANDARD, 2, 8)));

        assertThat(reading.promise()).contains(promise(STANDARD, 1, 4));
        assertThat(reading.facts()).hasSize(1);
    }

    @Test
    void another_priority_is_promised_by_the_policy_as_it_is_then() {
        var reading = read(described(0, Priority.NORMAL, promise(STANDARD, 1, 4)),
                described(1, Priority.HIGH, promise(STANDARD, 2, 2)));

        assertThat(reading.promise()).contains(promise(STANDARD, 2, 2));
        assertThat(reading.facts()).hasSize(2);
    }

    @Test
    void another_policy_makes_another_promise() {
        var reading = read(described(0, Priority.NORMAL, promise(STANDARD, 1, 4)),
                described(1, Priority.NORMAL, promise(PREMIUM, 1, 1)));

        assertThat(reading.promise()).contains(promise(PREMIUM, 1, 1));
    }

    @Test
    void a_promise_is_withdrawn_when_no_policy_fits_any_more() {
        var reading = read(described(0, Priority.NORMAL, promise(STANDARD, 1, 4)), described(1, Priority.LOW, null));

        assertThat(reading.promise()).isEmpty();
        assertThat(reading.facts()).last().isEqualTo(new Fact.Promised(at(1), Map.of()));
    }

    @Test
    void the_first_promise_counts_from_the_opening_whenever_it_was_made() {
        var reading = read(described(0, Priority.NORMAL, null), new Happening.Answered(at(1)),
                described(2, Priority.NORMAL, promise(STANDARD, 1, 4)));

        assertThat(reading.facts()).first().isInstanceOfSatisfying(Fact.Promised.class,
                promised -> assertThat(promised.at()).isEqualTo(OPENED));
    }

    @Test
    void a_recomputation_replaces_a_promise_by_the_same_policy() {
        var reading = read(described(0, Priority.NORMAL, promise(STANDARD, 1, 4)),
                new Happening.Recomputed(at(1), Priority.NORMAL, promise(STANDARD, 2, 8)),
                described(2, Priority.NORMAL, promise(STANDARD, 3, 9)));

        assertThat(reading.promise()).contains(promise(STANDARD, 2, 8));
        assertThat(reading.promises()).extracting(History.Made::recomputed).containsExactly(false, true);
    }

    @Test
    void what_is_heard_late_does_not_begin_a_state_before_it_began() {
        var anchors = new History(OPENED, List.of(described(0, Priority.NORMAL, null),
                new Happening.Moved(at(5), TicketStatus.CLOSED), new Happening.Moved(at(9), TicketStatus.OPEN),
                new Happening.Assigned(at(9), null), new Happening.Moved(at(4), TicketStatus.RESOLVED),
                new Happening.Moved(at(6), TicketStatus.REOPENED), new Happening.Assigned(at(6), null))).anchors();

        assertThat(anchors).extracting(Anchors::openSince, Anchors::inStatus, Anchors::unassigned)
                .containsExactly(at(9), at(9), at(9));
    }

    @Test
    void activity_is_what_people_do() {
        var anchors = new History(OPENED, List.of(described(0, Priority.NORMAL, null),
                new Happening.Assigned(at(1), UUID.randomUUID(), true), new Happening.Assigned(at(2), null),
                new Happening.Moved(at(3), TicketStatus.PENDING, true))).anchors();

        assertThat(anchors.active()).isEqualTo(at(1));
        assertThat(anchors.inStatus()).isEqualTo(at(3));
    }

    @Test
    void who_wrote_for_another_ticket_leaves_the_own_customer_as_silent_as_before() {
        var life = List.<Happening>of(described(0, Priority.NORMAL, null), new Happening.Answered(at(1)),
                new Happening.CustomerWrote(at(2)));
        var gone = new Happening.LetGo(at(3), null);

        assertThat(new History(OPENED, life).anchors().silent()).isNull();
        assertThat(new History(OPENED, life).with(gone).anchors().silent()).isEqualTo(at(1));
        assertThat(new History(OPENED, life).with(gone).with(new Happening.Thanked(at(4))).anchors().silent()).isNull();
    }

    private static History.Reading read(Happening... happenings) {
        return new History(OPENED, List.of(happenings)).read();
    }

    private static Described described(int hour, Priority priority, @org.jspecify.annotations.Nullable Promise offer) {
        return new Described(at(hour), priority, offer);
    }

    private static Promise promise(UUID policy, int version, int hours) {
        return new Promise(policy, "policy", version, new CalendarRef("france", version),
                Map.of(TargetKind.FIRST_RESPONSE, new Commitment(Duration.ofHours(hours), true, Set.of(), 0.75)));
    }

    private static Instant at(int hour) {
        return OPENED.plus(Duration.ofHours(hour));
    }
}
