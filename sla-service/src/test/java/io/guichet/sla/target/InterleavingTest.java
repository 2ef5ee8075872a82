package io.guichet.sla.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import io.guichet.businesstime.BusinessCalendar;
import io.guichet.businesstime.TimeRange;
import io.guichet.events.Priority;
import io.guichet.events.SlaEvent;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketStatus;
import io.guichet.sla.clock.Clockwork;
import io.guichet.sla.clock.Commitment;
import io.guichet.sla.clock.Hours;
import io.guichet.sla.history.Happening;
import io.guichet.sla.history.History;
import io.guichet.sla.history.Promise;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the order in which events are heard, and however often, the clocks are those of one replay. */
class InterleavingTest {

    private static final UUID TICKET = new UUID(0, 9);
    private static final Instant OPENED = Instant.parse("2026-11-02T08:00:00Z");
    private static final Hours WEEK = new Hours(BusinessCalendar.of(ZoneId.of("Europe/Paris"), Map.of(
            DayOfWeek.MONDAY, List.of(TimeRange.of("09:00", "12:30"), TimeRange.of("13:30", "18:00")),
            DayOfWeek.TUESDAY, List.of(TimeRange.of("09:00", "18:00")),
            DayOfWeek.THURSDAY, List.of(TimeRange.of("22:00", "06:00"))), List.of()));

    @Property
    void any_delivery_gives_the_clocks_of_one_replay(@ForAll("lives") List<Happening> life, @ForAll Random chance) {
        var ticket = new Ticket();

        deliveries(life.size(), chance).forEach(version -> ticket.hear(version, life.get(version)));

        assertThat(ticket.standing).isEqualTo(replay(Standing.NOTHING, life));
    }

    @Property
    void who_only_hears_the_events_knows_what_is_due(@ForAll("lives") List<Happening> life, @ForAll Random chance) {
        var ticket = new Ticket();

        deliveries(life.size(), chance).forEach(version -> ticket.hear(version, life.get(version)));

        var due = new EnumMap<TargetKind, Instant>(TargetKind.class);
        ticket.standing.targets().stream().filter(Target::running).forEach(t -> due.put(t.kind(), t.due()));
        assertThat(ticket.listener.due).isEqualTo(due);
    }

    @Provide
    Arbitrary<List<Happening>> lives() {
        var minutes = Arbitraries.integers().between(0, 3_000);
        return Combinators.combine(minutes, happenings()).as(Step::new).list().ofMinSize(1).ofMaxSize(12)
                .map(InterleavingTest::inOrder);
    }

    private static Arbitrary<Happening> happenings() {
        var moved = Arbitraries.of(TicketStatus.class).map(status -> (Happening) new Happening.Moved(OPENED, status));
        var described = Combinators.combine(Arbitraries.of(Priority.class), Arbitraries.integers().between(0, 3))
                .as((priority, version) -> (Happening) new Happening.Described(OPENED, priority,
                        version == 0 ? null : promise(priority, version)));
        var answered = Arbitraries.just((Happening) new Happening.Answered(OPENED));
        var wrote = Arbitraries.just((Happening) new Happening.CustomerWrote(OPENED));
        return Arbitraries.oneOf(List.of(moved, described, answered, wrote));
    }

    /** Opened with a promise, then each happening some minutes after the one before. */
    private static List<Happening> inOrder(List<Step> steps) {
        var life = new ArrayList<Happening>();
        var at = OPENED;
        life.add(new Happening.Described(at, Priority.NORMAL, promise(Priority.NORMAL, 1)));
        for (var step : steps) {
            at = at.plus(Duration.ofMinutes(step.minutes()));
            life.add(moved(step.what(), at));
        }
        return life;
    }

    private static Happening moved(Happening what, Instant at) {
        return switch (what) {
            case Happening.Moved(var then, var to) -> new Happening.Moved(at, to);
            case Happening.Described(var then, var priority, var offer) ->
                new Happening.Described(at, priority, offer);
            case Happening.Answered(var then) -> new Happening.Answered(at);
            case Happening.CustomerWrote(var then) -> new Happening.CustomerWrote(at);
        };
    }

    private static Promise promise(Priority priority, int version) {
        var hours = (4 - priority.ordinal()) * version;
        var waits = Set.of(TicketStatus.PENDING, TicketStatus.ON_HOLD);
        var commitments = new EnumMap<TargetKind, Commitment>(TargetKind.class);
        commitments.put(TargetKind.FIRST_RESPONSE, new Commitment(Duration.ofHours(hours), true, Set.of(), 0.75));
        commitments.put(TargetKind.RESOLUTION, new Commitment(Duration.ofHours(hours * 5L), true, waits, 0.5));
        if (version != 3) {
            commitments.put(TargetKind.NEXT_RESPONSE, new Commitment(Duration.ofHours(2), false, waits, 1));
        }
        return new Promise(new UUID(0, version), "policy " + version, version, null, commitments);
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
        var reading = new History(OPENED, happenings).read();
        return before.then(reading.promise(), Clockwork.replay(reading.facts(), WEEK));
    }

    private record Step(int minutes, Happening what) {}

    /** What the service keeps of a ticket, without its tables. */
    private static final class Ticket {

        private final Map<Integer, Happening> heard = new TreeMap<>();
        private final Listener listener = new Listener();
        private Standing standing = Standing.NOTHING;

        void hear(int version, Happening happening) {
            if (heard.putIfAbsent(version, happening) == null) {
                var history = new History(OPENED, List.copyOf(heard.values()));
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
