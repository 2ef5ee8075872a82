package io.guichet.sla.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

import io.guichet.events.SlaEvent;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketStatus;
import io.guichet.sla.clock.Clockwork;
import io.guichet.sla.clock.Hours;
import io.guichet.sla.clock.TargetClock;
import io.guichet.sla.history.Happening;
import io.guichet.sla.history.History;
import io.guichet.sla.history.Promise;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Whatever the order in which events are heard, and however often, the clocks are those of one replay, and those of
 * somebody who counts the minutes.
 */
class InterleavingTest {

    private static final UUID TICKET = new UUID(0, 9);

    @Property
    void any_delivery_gives_the_clocks_of_one_replay(@ForAll("lives") List<Happening> life, @ForAll Random chance) {
        var ticket = new Ticket();

        deliveries(life.size(), chance).forEach(version -> ticket.hear(version, life.get(version)));

        var once = replay(Standing.NOTHING, life);
        assertThat(ticket.standing.promise()).isEqualTo(once.promise());
        assertThat(ticket.standing.targets()).isEqualTo(once.targets());
    }

    @Property
    void what_is_heard_late_counts_no_time_twice(@ForAll("lateLives") List<Happening> life, @ForAll Random chance) {
        var ticket = new Ticket();

        deliveries(life.size(), chance).forEach(version -> ticket.hear(version, life.get(version)));

        assertThat(ticket.standing.targets()).isEqualTo(replay(Standing.NOTHING, life).targets());
        var facts = new History(Lives.OPENED, life).read().facts();
        assertThat(Clockwork.replay(facts, Lives::hours).counting()).allSatisfy(InterleavingTest::assertCountedOnce);
    }

    @Property
    void who_only_hears_the_events_knows_what_is_due(@ForAll("lives") List<Happening> life, @ForAll Random chance) {
        var ticket = new Ticket();

        deliveries(life.size(), chance).forEach(version -> ticket.hear(version, life.get(version)));

        var due = new EnumMap<TargetKind, Instant>(TargetKind.class);
        ticket.standing.targets().stream().filter(Target::running).forEach(t -> due.put(t.kind(), t.due()));
        assertThat(ticket.listener.due).isEqualTo(due);
    }

    @Property
    void the_clocks_are_those_of_somebody_who_counts_the_minutes(@ForAll("lives") List<Happening> life) {
        assertCountedByTheMinute(life);
    }

    @Property
    void the_waits_of_joined_tickets_are_those_of_somebody_who_counts_the_minutes(
            @ForAll("joinedLives") List<Happening> life) {
        assertCountedByTheMinute(life);
    }

    @Property
    void a_merge_that_is_undone_leaves_no_trace_in_a_wait(@ForAll("joinedLives") List<Happening> before,
            @ForAll @IntRange(min = 1, max = 3_000) int earlier, @ForAll TicketStatus meanwhile) {
        var now = before.getLast().at();
        var life = new ArrayList<>(before);
        life.add(new Happening.CustomerWrote(now));
        var waiting = nextResponse(life);
        Assume.that(waiting.isPresent());
        var since = waiting.get().startedAt();
        var moved = new Happening.Moved(now.plusSeconds(600), meanwhile);

        var undone = new ArrayList<>(life);
        undone.add(new Happening.TookIn(now, since.minus(Duration.ofMinutes(earlier))));
        undone.add(moved);
        undone.add(new Happening.LetGo(now.plusSeconds(1_200), since));

        life.add(moved);
        assertThat(nextResponse(undone)).isEqualTo(nextResponse(life));
    }

    private static Optional<TargetClock> nextResponse(List<Happening> life) {
        return Clockwork.replay(new History(Lives.OPENED, life).read().facts(), Lives::hours).present().stream()
                .filter(clock -> clock.kind() == TargetKind.NEXT_RESPONSE).findAny();
    }

    private static void assertCountedByTheMinute(List<Happening> life) {
        var reading = new History(Lives.OPENED, life).read();
        var hours = Lives.hours(reading.promise().map(Promise::calendarName).orElse(""));

        var clocks = Clockwork.replay(reading.facts(), Lives::hours).present();

        assertThat(clocks).map(clock -> seen(clock, hours, life.getLast().at()))
                .containsExactlyInAnyOrderElementsOf(SlowClocks.live(Lives.OPENED, life, Lives::isOpen));
    }

    @Property
    void no_step_is_told_twice_whatever_becomes_of_the_promise(@ForAll("lives") List<Happening> life) {
        var ticket = new Ticket();
        var told = new ArrayList<String>();

        for (var version = 0; version < life.size(); version++) {
            ticket.hear(version, life.get(version));
            ticket.standing = tellAll(ticket.standing, told);
        }

        assertThat(told).doesNotHaveDuplicates();
    }

    private static void assertCountedOnce(TargetClock clock) {
        var until = clock.startedAt();
        for (var interval : clock.counted()) {
            assertThat(interval.from()).isAfterOrEqualTo(until);
            assertThat(interval.to()).isAfterOrEqualTo(interval.from());
            until = interval.to();
        }
        var since = clock.runningSince();
        assertThat(since == null ? until : since).isAfterOrEqualTo(until);
    }

    @Provide
    Arbitrary<List<Happening>> lateLives() {
        return Lives.withLateNews();
    }

    @Provide
    Arbitrary<List<Happening>> joinedLives() {
        return Lives.ofJoinedTickets();
    }

    @Provide
    Arbitrary<List<Happening>> lives() {
        return Lives.any();
    }

    private static SlowClocks.Seen seen(TargetClock clock, Hours hours, Instant now) {
        var since = clock.runningSince();
        var used = since == null
                ? clock.used()
                : clock.used().plus(hours.elapsed(clock.commitment().business(), since, now));
        return new SlowClocks.Seen(clock.kind(), clock.occurrence(), used.toMinutes(), since != null, clock.due(),
                clock.warnDue(), clock.metAt(), clock.metLate(), clock.steps());
    }

    /** Every step that is ahead of a running target is told now. */
    private static Standing tellAll(Standing standing, List<String> told) {
        var targets = new ArrayList<Target>();
        for (var target : standing.targets()) {
            var now = target;
            for (var rung : target.ahead()) {
                var after = now.tell(rung.step(), rung.at(), rung.at());
                after.ifPresent(
                        climbed -> told.add(target.kind() + " " + target.occurrence() + " " + rung.step()));
                now = after.orElse(now);
            }
            targets.add(now);
        }
        return new Standing(standing.promise(), targets, standing.withdrawn());
    }

    /** Every version once at least, some twice, in any order. */
    private static List<Integer> deliveries(int versions, Random chance) {
        var order = new ArrayList<Integer>();
        for (var version = 0; version < versions; version++) {
            order.add(version);
            if (chance.nextBoolean()) {
                order.add(version);
            }
        }
        java.util.Collections.shuffle(order, chance);
        return order;
    }

    private static Standing replay(Standing before, List<Happening> happenings) {
        var reading = new History(Lives.OPENED, happenings).read();
        return before.then(reading.promise(), Clockwork.replay(reading.facts(), Lives::hours).present());
    }

    /** What the service keeps of a ticket, without its tables. */
    private static final class Ticket {

        private final Map<Integer, Happening> heard = new TreeMap<>();
        private final Listener listener = new Listener();
        private Standing standing = Standing.NOTHING;

        void hear(int version, Happening happening) {
            if (heard.putIfAbsent(version, happening) == null) {
                var history = new History(Lives.OPENED, List.copyOf(heard.values()));
                var after = replay(standing, history.happenings());
                new Difference(TICKET, standing, after, history.latest()).events().forEach(listener::hear);
                standing = after;
            }
        }
    }

    /** Another service: believes nothing older than what it knows of a target. */
    private static final class Listener {

        private final Map<TargetKind, Instant> due = new EnumMap<>(TargetKind.class);
        private final Map<TargetKind, Instant> known = new EnumMap<>(TargetKind.class);

        void hear(SlaEvent event) {
            switch (event) {
                case SlaEvent.TargetsSet set -> {
                    for (var kind : TargetKind.values()) {
                        var promised = set.promised().stream().filter(t -> t.kind() == kind && !t.paused()).findAny();
                        note(kind, promised.map(SlaEvent.Target::due).orElse(null), set.at());
                    }
                }
                case SlaEvent.TargetPaused paused -> note(paused.kind(), null, paused.at());
                case SlaEvent.TargetMet met -> note(met.kind(),
                        met.due().equals(due.get(met.kind())) ? null : due.get(met.kind()), met.at());
                case SlaEvent.BreachApproaching _ -> throw new AssertionError("no timer runs here");
                case SlaEvent.TargetBreached _ -> throw new AssertionError("no timer runs here either");
                case SlaEvent.EscalationDue _ -> throw new AssertionError("nor one of an escalation");
                case SlaEvent.WatchFired _ -> throw new AssertionError("nor of a rule");
                case SlaEvent.ReminderDue _ -> throw new AssertionError("nor of a reminder");
            }
        }

        private void note(TargetKind kind, @org.jspecify.annotations.Nullable Instant newDue, Instant at) {
            if (at.isBefore(known.getOrDefault(kind, Instant.EPOCH))) {
                return;
            }
            known.put(kind, at);
            if (newDue == null) {
                due.remove(kind);
            } else {
                due.put(kind, newDue);
            }
        }
    }
}
