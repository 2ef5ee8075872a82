package io.guichet.sla.target;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.guichet.businesstime.BusinessCalendar;
import io.guichet.businesstime.TimeRange;
import io.guichet.events.Priority;
import io.guichet.events.SlaAction;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketStatus;
import io.guichet.sla.calendar.CalendarRef;
import io.guichet.sla.clock.Commitment;
import io.guichet.sla.clock.Escalation;
import io.guichet.sla.clock.Hours;
import io.guichet.sla.history.Happening;
import io.guichet.sla.history.Promise;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any life of a ticket: replies, pauses, reopenings, other priorities, policies and calendars, merges. */
final class Lives {

    /** Two days before the clocks of Europe are set back. */
    static final Instant OPENED = Instant.parse("2026-10-23T08:00:00Z");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Hours DAYS = new Hours(BusinessCalendar.of(PARIS, Map.of(
            DayOfWeek.MONDAY, List.of(TimeRange.of("09:00", "12:30"), TimeRange.of("13:30", "18:00")),
            DayOfWeek.TUESDAY, List.of(TimeRange.of("09:00", "18:00")),
            DayOfWeek.FRIDAY, List.of(TimeRange.of("09:00", "18:00"))), List.of()));
    private static final Hours NIGHTS = new Hours(BusinessCalendar.of(PARIS, Map.of(
            DayOfWeek.FRIDAY, List.of(TimeRange.of("22:00", "06:00")),
            DayOfWeek.SATURDAY, List.of(TimeRange.of("22:00", "06:00")),
            DayOfWeek.WEDNESDAY, List.of(TimeRange.of("22:00", "06:00"))), List.of()));

    private Lives() {}

    /** The hours of the calendars that promises name. */
    static Hours hours(String calendar) {
        return switch (calendar) {
            case "days@1" -> DAYS;
            case "nights@1" -> NIGHTS;
            default -> Hours.roundTheClock();
        };
    }

    /** The same as a person reads them from the wall. */
    static boolean isOpen(String calendar, Instant instant) {
        var wall = instant.atZone(PARIS);
        return switch (calendar) {
            case "days@1" -> byDay(wall);
            case "nights@1" -> byNight(wall);
            default -> true;
        };
    }

    private static boolean byDay(ZonedDateTime wall) {
        var minute = wall.getHour() * 60 + wall.getMinute();
        var lunch = wall.getDayOfWeek() == DayOfWeek.MONDAY && minute >= 750 && minute < 810;
        return Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.FRIDAY).contains(wall.getDayOfWeek())
                && minute >= 540 && minute < 1080 && !lunch;
    }

    private static boolean byNight(ZonedDateTime wall) {
        var begins = Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY, DayOfWeek.WEDNESDAY);
        return wall.getHour() >= 22 && begins.contains(wall.getDayOfWeek())
                || wall.getHour() < 6 && begins.contains(wall.getDayOfWeek().minus(1));
    }

    /** Opened with a promise, then each happening some minutes after the one before. */
    static Arbitrary<List<Happening>> any() {
        return steps(happenings()).map(steps -> inOrder(List.of(), steps));
    }

    /** Of a ticket that was answered, whose customer and those of tickets that join and leave it wait and are answered. */
    static Arbitrary<List<Happening>> ofJoinedTickets() {
        var moved = Arbitraries.of(TicketStatus.OPEN, TicketStatus.ON_HOLD)
                .map(status -> (Happening) new Happening.Moved(OPENED, status));
        return steps(Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(2, moved), net.jqwik.api.Tuple.of(1, described()),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(new Happening.Answered(OPENED))),
                net.jqwik.api.Tuple.of(3, Arbitraries.just(new Happening.CustomerWrote(OPENED))),
                net.jqwik.api.Tuple.of(3, takenIn()), net.jqwik.api.Tuple.of(3, letGo())))
                .map(steps -> inOrder(List.of(new Happening.Answered(OPENED)), steps));
    }

    private static Arbitrary<List<Step>> steps(Arbitrary<Happening> happenings) {
        var minutes = Arbitraries.integers().between(0, 1_500);
        var ago = Arbitraries.integers().between(0, 3_000);
        return Combinators.combine(minutes, happenings, ago).as(Step::new).list().ofMinSize(1).ofMaxSize(12);
    }

    /** The same, but that some happened before what was known already: a mail that was held, and accepted days later. */
    static Arbitrary<List<Happening>> withLateNews() {
        var back = Arbitraries.integers().between(-4_000, 2_000);
        return Combinators.combine(any(), back.list().ofSize(13)).as((life, backs) -> {
            var late = new ArrayList<>(life);
            for (var heard = 1; heard < life.size(); heard++) {
                var at = life.get(heard).at().minus(Duration.ofMinutes(Math.max(0, backs.get(heard))));
                late.set(heard, moved(life.get(heard), at.isBefore(OPENED) ? OPENED : at));
            }
            return late;
        });
    }

    private static Arbitrary<Happening> happenings() {
        var moved = Arbitraries.of(TicketStatus.class).map(status -> (Happening) new Happening.Moved(OPENED, status));
        var recomputed = offers().as((priority, version) -> (Happening) new Happening.Recomputed(OPENED, priority,
                version == 0 ? null : promise(priority, version)));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, moved), net.jqwik.api.Tuple.of(3, described()),
                net.jqwik.api.Tuple.of(1, recomputed),
                net.jqwik.api.Tuple.of(3, Arbitraries.just(new Happening.Answered(OPENED))),
                net.jqwik.api.Tuple.of(3, Arbitraries.just(new Happening.CustomerWrote(OPENED))),
                net.jqwik.api.Tuple.of(1, letGo()),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(new Happening.Merged(OPENED))),
                net.jqwik.api.Tuple.of(2, Arbitraries.just(new Happening.Unmerged(OPENED))),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(new Happening.Trashed(OPENED))),
                net.jqwik.api.Tuple.of(2, Arbitraries.just(new Happening.Restored(OPENED))),
                net.jqwik.api.Tuple.of(1, takenIn()));
    }

    private static Combinators.Combinator2<Priority, Integer> offers() {
        return Combinators.combine(Arbitraries.of(Priority.class), Arbitraries.integers().between(0, 4));
    }

    private static Arbitrary<Happening> described() {
        return offers().as((priority, version) -> new Happening.Described(OPENED, priority,
                version == 0 ? null : promise(priority, version)));
    }

    private static Arbitrary<Happening> takenIn() {
        return Arbitraries.of(new Happening.TookIn(OPENED, null), new Happening.TookIn(OPENED, OPENED),
                new Happening.TookIn(OPENED, OPENED));
    }

    private static Arbitrary<Happening> letGo() {
        return Arbitraries.of(new Happening.LetGo(OPENED, null), new Happening.LetGo(OPENED, OPENED),
                new Happening.LetGo(OPENED, OPENED));
    }

    private static List<Happening> inOrder(List<Happening> first, List<Step> steps) {
        var life = new ArrayList<Happening>();
        var at = OPENED;
        life.add(new Happening.Described(at, Priority.NORMAL, promise(Priority.NORMAL, 1)));
        life.addAll(first);
        for (var step : steps) {
            at = at.plus(Duration.ofMinutes(step.minutes()));
            life.add(waiting(moved(step.what(), at), life, step.ago()));
        }
        return life;
    }

    /** Since somebody wrote whose wait is known, or since any instant, be it before the ticket was opened. */
    private static Happening waiting(Happening what, List<Happening> life, int ago) {
        var known = life.stream().<Instant>flatMap(before -> switch (before) {
            case Happening.CustomerWrote wrote -> Stream.of(wrote.at());
            case Happening.TookIn tookIn -> Stream.ofNullable(tookIn.waitingSince());
            default -> Stream.empty();
        }).toList();
        var since = known.isEmpty() || ago % 4 == 0
                ? what.at().minus(Duration.ofMinutes(ago))
                : known.get(ago % known.size());
        return switch (what) {
            case Happening.TookIn took when took.waitingSince() != null -> new Happening.TookIn(took.at(), since);
            case Happening.LetGo let when let.waitingSince() != null -> new Happening.LetGo(let.at(), since);
            default -> what;
        };
    }

    private static Happening moved(Happening what, Instant at) {
        return switch (what) {
            case Happening.Moved moved -> new Happening.Moved(at, moved.to());
            case Happening.Described described ->
                new Happening.Described(at, described.priority(), described.offer());
            case Happening.Recomputed again -> new Happening.Recomputed(at, again.priority(), again.offer());
            case Happening.Answered _ -> new Happening.Answered(at);
            case Happening.CustomerWrote _ -> new Happening.CustomerWrote(at);
            case Happening.Assigned assigned -> new Happening.Assigned(at, assigned.to());
            case Happening.Touched _ -> new Happening.Touched(at);
            case Happening.Thanked _ -> new Happening.Thanked(at);
            case Happening.LetGo(var before, var since) -> new Happening.LetGo(at, moved(since, before, at));
            case Happening.Merged _ -> new Happening.Merged(at);
            case Happening.Unmerged _ -> new Happening.Unmerged(at);
            case Happening.Trashed _ -> new Happening.Trashed(at);
            case Happening.Restored _ -> new Happening.Restored(at);
            case Happening.TookIn(var before, var since) -> new Happening.TookIn(at, moved(since, before, at));
        };
    }

    private static @Nullable Instant moved(@Nullable Instant since, Instant before, Instant at) {
        return since == null ? null : at.minus(Duration.between(since, before));
    }

    /** Versions 1 and 4 are of one policy, in days and in nights; 3 does not promise the next response. */
    private static Promise promise(Priority priority, int version) {
        var hours = (4 - priority.ordinal()) * version;
        var waits = Set.of(TicketStatus.PENDING, TicketStatus.ON_HOLD);
        var commitments = new EnumMap<TargetKind, Commitment>(TargetKind.class);
        commitments.put(TargetKind.FIRST_RESPONSE, new Commitment(Duration.ofHours(hours), true, Set.of(), 0.75));
        commitments.put(TargetKind.RESOLUTION, new Commitment(Duration.ofHours(hours * 2L), true, waits, 0.5,
                List.of(step("-PT90M", Duration.ofMinutes(-90), null), step("half", null, 0.5),
                        step("late " + version, Duration.ofHours(version), null)),
                version == 3 ? Duration.ofMinutes(45) : null));
        if (version != 3) {
            commitments.put(TargetKind.NEXT_RESPONSE, new Commitment(Duration.ofHours(2), version == 2, waits, 1,
                    List.of(step("half of a wait", null, 0.5)), null));
        }
        var calendar = switch (version) {
            case 1 -> new CalendarRef("days", 1);
            case 2 -> null;
            default -> new CalendarRef("nights", 1);
        };
        return new Promise(new UUID(0, version % 3), "policy " + version % 3, version, calendar, commitments);
    }

    private static Escalation step(String name, @Nullable Duration offset, @Nullable Double share) {
        return new Escalation(name, offset, share, List.of(new SlaAction.AddTags(List.of(name))));
    }

    /** Minutes after the one before; who waits has waited since then, or since one of those who wrote before. */
    private record Step(int minutes, Happening what, int ago) {}
}
