package io.guichet.sla.clock;

import static io.guichet.events.TargetKind.FIRST_RESPONSE;
import static io.guichet.events.TargetKind.NEXT_RESPONSE;
import static io.guichet.events.TargetKind.RESOLUTION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.guichet.businesstime.BusinessCalendar;
import io.guichet.businesstime.TimeRange;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketStatus;
import io.guichet.sla.clock.Fact.Answered;
import io.guichet.sla.clock.Fact.CustomerWrote;
import io.guichet.sla.clock.Fact.Promised;
import io.guichet.sla.clock.Fact.StatusMoved;

/** Monday 2 November 2026, Paris, is winter time: 09:00 to 18:00 there is 08:00 to 17:00 UTC. */
class ClockworkTest {

    private static final Hours PARIS = new Hours(BusinessCalendar.of(ZoneId.of("Europe/Paris"), Map.of(
            DayOfWeek.MONDAY, nineToSix(), DayOfWeek.TUESDAY, nineToSix(), DayOfWeek.WEDNESDAY, nineToSix(),
            DayOfWeek.THURSDAY, nineToSix(), DayOfWeek.FRIDAY, nineToSix()), List.of()));
    private static final Set<TicketStatus> WAITS = Set.of(TicketStatus.PENDING, TicketStatus.ON_HOLD);
    private static final Commitment FOUR_HOURS = business(Duration.ofHours(4), Set.of());
    private static final Commitment TWO_DAYS = business(Duration.ofHours(18), WAITS);
    private static final Map<TargetKind, Commitment> STANDARD = Map.of(FIRST_RESPONSE, FOUR_HOURS, NEXT_RESPONSE,
            FOUR_HOURS, RESOLUTION, TWO_DAYS);

    @Test
    void the_clocks_run_in_business_time_from_the_opening() {
        var clocks = replay(promised("2026-11-02T15:00:00Z"));

        assertThat(clocks.of(FIRST_RESPONSE).due()).isEqualTo("2026-11-03T10:00:00Z");
        assertThat(clocks.of(FIRST_RESPONSE).warnDue()).isEqualTo("2026-11-03T09:00:00Z");
        assertThat(clocks.of(RESOLUTION).due()).isEqualTo("2026-11-04T15:00:00Z");
        assertThat(clocks.kinds()).doesNotContain(NEXT_RESPONSE);
    }

    @Test
    void an_answer_meets_the_first_response_and_only_that() {
        var clocks = replay(promised("2026-11-02T08:00:00Z"), new Answered(at("2026-11-02T09:00:00Z")));

        assertThat(clocks.of(FIRST_RESPONSE).metAt()).isEqualTo("2026-11-02T09:00:00Z");
        assertThat(clocks.of(FIRST_RESPONSE).metLate()).isFalse();
        assertThat(clocks.of(RESOLUTION).running()).isTrue();
    }

    @Test
    void an_answer_after_the_deadline_is_late_even_if_no_timer_ran() {
        var clocks = replay(promised("2026-11-02T08:00:00Z"), new Answered(at("2026-11-02T12:00:01Z")));

        assertThat(clocks.of(FIRST_RESPONSE).metLate()).isTrue();
    }

    @Test
    void pending_time_does_not_count_for_the_resolution() {
        var clocks = replay(promised("2026-11-02T08:00:00Z"),
                moved("2026-11-02T10:00:00Z", TicketStatus.PENDING), moved("2026-11-03T10:00:00Z", TicketStatus.OPEN));

        assertThat(clocks.of(RESOLUTION).used()).isEqualTo(Duration.ofHours(2));
        assertThat(clocks.of(RESOLUTION).due()).isEqualTo("2026-11-04T17:00:00Z");
        assertThat(clocks.of(FIRST_RESPONSE).due()).isEqualTo("2026-11-02T12:00:00Z");
    }

    @Test
    void while_paused_a_clock_stands_still() {
        var clocks = replay(promised("2026-11-02T08:00:00Z"), moved("2026-11-02T10:00:00Z", TicketStatus.ON_HOLD));

        assertThat(clocks.of(RESOLUTION).paused()).isTrue();
        assertThat(clocks.of(RESOLUTION).due()).isEqualTo("2026-11-03T17:00:00Z");
    }

    @Test
    void what_is_met_while_its_clock_stands_still_is_kept_if_its_time_was_not_used_up() {
        var clocks = replay(promised("2026-11-02T08:00:00Z"), moved("2026-11-02T09:00:00Z", TicketStatus.PENDING),
                moved("2026-11-09T09:00:00Z", TicketStatus.RESOLVED));

        assertThat(clocks.of(RESOLUTION).used()).isEqualTo(Duration.ofHours(1));
        assertThat(clocks.of(RESOLUTION).metLate()).isFalse();
        assertThat(clocks.of(RESOLUTION).due()).isEqualTo("2026-11-10T17:00:00Z");
    }

    @Test
    void what_is_used_up_when_its_clock_stops_is_kept_until_it_runs_on() {
        var stopped = List.<Fact>of(promised("2026-11-02T08:00:00Z"),
                moved("2026-11-03T17:00:00Z", TicketStatus.PENDING));
        var later = moved("2026-11-09T09:00:00Z", TicketStatus.RESOLVED);
        var again = moved("2026-11-05T09:00:00Z", TicketStatus.OPEN);

        assertThat(replay(stopped.getFirst(), stopped.getLast(), later).of(RESOLUTION).metLate()).isFalse();
        assertThat(replay(stopped.getFirst(), stopped.getLast(), again, later).of(RESOLUTION).metLate()).isTrue();
    }

    @Test
    void what_was_used_up_before_its_clock_stopped_is_broken_whenever_it_is_met() {
        var clocks = replay(promised("2026-11-02T08:00:00Z"), moved("2026-11-04T08:00:01Z", TicketStatus.PENDING),
                moved("2026-11-09T09:00:00Z", TicketStatus.RESOLVED));

        assertThat(clocks.of(RESOLUTION).metLate()).isTrue();
    }

    @Test
    void solved_time_never_counts_and_a_reopen_resumes() {
        var clocks = replay(promised("2026-11-02T08:00:00Z"), moved("2026-11-02T10:00:00Z", TicketStatus.RESOLVED),
                moved("2026-11-09T08:00:00Z", TicketStatus.REOPENED));

        assertThat(clocks.of(RESOLUTION).metAt()).isNull();
        assertThat(clocks.of(RESOLUTION).due()).isEqualTo("2026-11-10T15:00:00Z");
    }

    @Test
    void closing_what_is_resolved_does_not_move_the_instant_of_resolution() {
        var clocks = replay(promised("2026-11-02T08:00:00Z"), moved("2026-11-02T10:00:00Z", TicketStatus.RESOLVED),
                moved("2026-11-06T10:00:00Z", TicketStatus.CLOSED));

        assertThat(clocks.of(RESOLUTION).metAt()).isEqualTo("2026-11-02T10:00:00Z");
    }

    @Test
    void a_new_promise_keeps_the_time_already_used() {
        var urgent = Map.of(FIRST_RESPONSE, business(Duration.ofHours(2), Set.of()), RESOLUTION, TWO_DAYS);

        var clocks = replay(promised("2026-11-02T08:00:00Z"), new Promised(at("2026-11-02T09:30:00Z"), urgent));

        assertThat(clocks.of(FIRST_RESPONSE).due()).isEqualTo("2026-11-02T10:00:00Z");
        assertThat(clocks.of(FIRST_RESPONSE).used()).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void a_promise_shorter_than_what_is_used_was_due_when_it_was_used_up() {
        var urgent = Map.of(FIRST_RESPONSE, business(Duration.ofHours(1), Set.of()));

        var clocks = replay(promised("2026-11-02T08:00:00Z"), new Promised(at("2026-11-02T11:00:00Z"), urgent));

        assertThat(clocks.of(FIRST_RESPONSE).due()).isEqualTo("2026-11-02T09:00:00Z");
        assertThat(clocks.kinds()).doesNotContain(RESOLUTION);
    }

    @Test
    void each_wait_of_the_customer_is_a_next_response_of_its_own() {
        var clocks = replay(promised("2026-11-02T08:00:00Z"), new Answered(at("2026-11-02T09:00:00Z")),
                new CustomerWrote(at("2026-11-02T10:00:00Z")), new Answered(at("2026-11-02T11:00:00Z")),
                new CustomerWrote(at("2026-11-02T12:00:00Z")), new CustomerWrote(at("2026-11-02T13:00:00Z")));

        assertThat(clocks.of(NEXT_RESPONSE).occurrence()).isEqualTo(2);
        assertThat(clocks.of(NEXT_RESPONSE).due()).isEqualTo("2026-11-02T16:00:00Z");
    }

    @Test
    void a_wait_of_another_ticket_begins_when_it_began_and_goes_with_it() {
        var answered = List.<Fact>of(promised("2026-11-02T08:00:00Z"), new Answered(at("2026-11-02T09:00:00Z")),
                new CustomerWrote(at("2026-11-02T08:30:00Z")));
        var gone = new Fact.WaitsSince(at("2026-11-02T11:00:00Z"), null);

        assertThat(new Clocks(Clockwork.replay(answered, PARIS)).of(NEXT_RESPONSE).due())
                .isEqualTo("2026-11-02T12:30:00Z");
        var without = replay(answered.get(0), answered.get(1), answered.get(2), gone);
        assertThat(without.kinds()).doesNotContain(NEXT_RESPONSE);
        var later = replay(answered.get(0), answered.get(1), answered.get(2), gone,
                new CustomerWrote(at("2026-11-02T12:00:00Z")));
        assertThat(later.of(NEXT_RESPONSE).occurrence()).isEqualTo(2);
    }

    @Test
    void who_waits_beside_the_other_ticket_has_waited_since_they_wrote() {
        var clocks = replay(promised("2026-11-02T08:00:00Z"), new Answered(at("2026-11-02T09:00:00Z")),
                new CustomerWrote(at("2026-11-02T08:30:00Z")), new CustomerWrote(at("2026-11-02T10:00:00Z")),
                new Fact.WaitsSince(at("2026-11-02T11:00:00Z"), at("2026-11-02T10:00:00Z")));

        assertThat(clocks.of(NEXT_RESPONSE).due()).isEqualTo("2026-11-02T14:00:00Z");
    }

    @Test
    void a_customer_who_writes_before_the_first_answer_waits_for_that_one() {
        var clocks = replay(promised("2026-11-02T08:00:00Z"), new CustomerWrote(at("2026-11-02T09:00:00Z")));

        assertThat(clocks.kinds()).doesNotContain(NEXT_RESPONSE);
    }

    @Test
    void nobody_owes_an_answer_while_the_ticket_is_closed() {
        var clocks = replay(promised("2026-11-02T08:00:00Z"), moved("2026-11-02T09:00:00Z", TicketStatus.CLOSED));

        assertThat(clocks.of(FIRST_RESPONSE).paused()).isTrue();
    }

    @Test
    void what_is_promised_later_counts_from_the_opening() {
        var answersOnly = Map.of(FIRST_RESPONSE, FOUR_HOURS);

        var clocks = replay(new Promised(at("2026-11-02T08:00:00Z"), answersOnly), promised("2026-11-02T10:00:00Z"));

        assertThat(clocks.of(RESOLUTION).startedAt()).isEqualTo("2026-11-02T08:00:00Z");
        assertThat(clocks.of(RESOLUTION).due()).isEqualTo("2026-11-03T17:00:00Z");
    }

    @Test
    void a_reopened_ticket_owes_what_was_promised_while_it_was_resolved() {
        var shorter = Map.of(RESOLUTION, business(Duration.ofHours(4), WAITS));

        var clocks = replay(promised("2026-11-02T08:00:00Z"), moved("2026-11-02T10:00:00Z", TicketStatus.RESOLVED),
                new Promised(at("2026-11-02T11:00:00Z"), shorter),
                moved("2026-11-03T08:00:00Z", TicketStatus.REOPENED));

        assertThat(clocks.of(RESOLUTION).due()).isEqualTo("2026-11-03T10:00:00Z");
    }

    @Test
    void what_was_used_in_other_hours_stays_as_it_was_counted() {
        var facts = List.of(new Promised(at("2026-11-02T15:00:00Z"), STANDARD, "always"),
                new Promised(at("2026-11-02T18:00:00Z"), STANDARD, "paris"));

        var clocks = new Clocks(Clockwork.replay(facts,
                calendar -> calendar.equals("paris") ? PARIS : Hours.roundTheClock()).present());

        // Three hours until 19:00 in Paris, and one on the next morning.
        assertThat(clocks.of(FIRST_RESPONSE).used()).isEqualTo(Duration.ofHours(3));
        assertThat(clocks.of(FIRST_RESPONSE).due()).isEqualTo("2026-11-03T09:00:00Z");
    }

    @Test
    void a_part_of_another_ticket_owes_nothing_and_runs_on_when_it_is_one_again() {
        var merged = new Fact.Merged(at("2026-11-02T09:00:00Z"));

        assertThat(replay(promised("2026-11-02T08:00:00Z"), merged).all()).isEmpty();
        var again = replay(promised("2026-11-02T08:00:00Z"), merged, new Fact.Unmerged(at("2026-11-02T11:00:00Z")));
        assertThat(again.of(FIRST_RESPONSE).due()).isEqualTo("2026-11-02T14:00:00Z");
        assertThat(again.of(FIRST_RESPONSE).counted()).hasSize(1);
    }

    private static Clocks replay(Fact... history) {
        return new Clocks(Clockwork.replay(List.of(history), PARIS));
    }

    private record Clocks(List<TargetClock> all) {

        TargetClock of(TargetKind kind) {
            return all.stream().filter(clock -> clock.kind() == kind).findAny().orElseThrow();
        }

        List<TargetKind> kinds() {
            return all.stream().map(TargetClock::kind).toList();
        }
    }

    private static Promised promised(String at) {
        return new Promised(at(at), STANDARD);
    }

    private static StatusMoved moved(String at, TicketStatus to) {
        return new StatusMoved(at(at), to);
    }

    private static Commitment business(Duration duration, Set<TicketStatus> pausedIn) {
        return new Commitment(duration, true, pausedIn, 0.75);
    }

    private static List<TimeRange> nineToSix() {
        return new ArrayList<>(List.of(TimeRange.of("09:00", "18:00")));
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
