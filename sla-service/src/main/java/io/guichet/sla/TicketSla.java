package io.guichet.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TargetKind;
import io.guichet.sla.clock.Clockwork.Clocks;
import io.guichet.sla.clock.Hours;
import io.guichet.sla.clock.TargetClock;
import io.guichet.sla.history.History.Made;
import io.guichet.sla.history.Promise;
import io.guichet.sla.target.Target;

/**
 * What was promised to a ticket, how it stands at an instant, and why.
 *
 * @param promises every promise that was made
 * @param targets how they stand, with what was told of them
 * @param told what was told of earlier waits, as far as it is known
 * @param clocks the same with every interval that was counted, and the earlier waits of the customer
 * @param hours of each calendar by its name
 * @param beside what else will happen: rules that watch, reminders
 */
public record TicketSla(UUID ticket, List<Made> promises, List<Target> targets, List<Told> told,
        Clocks clocks, Function<String, Hours> hours, List<Upcoming> beside, Instant now) {

    public TicketSla {
        promises = List.copyOf(promises);
        targets = List.copyOf(targets);
        told = List.copyOf(told);
        beside = List.copyOf(beside);
    }

    /** When it was told of a target that it was nearly due, and that it was missed; absent for what was not. */
    public record Told(TargetKind kind, int occurrence, @Nullable Instant warnedAt, @Nullable Instant breachedAt) {

        static Told nothing(TargetClock clock) {
            return new Told(clock.kind(), clock.occurrence(), null, null);
        }
    }

    /** What happens if nobody does anything. */
    public record Next(What what, TargetKind kind, Instant at) {

        /** A timer. */
        public enum What {
            WARNING, BREACH
        }
    }

    /**
     * Something that will happen if nobody does anything.
     *
     * @param kind of the target, absent for what concerns none
     * @param name of the step, the rule or the reminder; absent for a warning and a breach, and for the reminder of others
     */
    public record Upcoming(What what, @Nullable TargetKind kind, @Nullable String name, Instant at) {

        /** A timer. */
        public enum What {
            WARNING, BREACH, ESCALATION, WATCH, REMINDER
        }
    }

    /** The promise that holds; empty when there is none. */
    public Optional<Promise> promise() {
        return promises.isEmpty() ? Optional.empty() : Optional.ofNullable(promises.getLast().promise());
    }

    /** How much of a target's time has been used. */
    public Duration used(Target target) {
        var since = target.runningSince();
        var counting = hours.apply(promise().map(Promise::calendarName).orElse(""));
        return since == null
                ? target.used()
                : target.used().plus(counting.elapsed(target.business(), since, now));
    }

    /** How the time of a target was counted. */
    public Optional<TargetClock> clock(Target target) {
        return clocks.present().stream().filter(clock -> clock.kind() == target.kind()).findAny();
    }

    /** What was told of an earlier wait. */
    public Told told(TargetClock past) {
        return told.stream().filter(one -> one.kind() == past.kind() && one.occurrence() == past.occurrence())
                .findAny().orElseGet(() -> Told.nothing(past));
    }

    /** The first timer of a target that will go off; empty when none runs. */
    public Optional<Next> next() {
        return upcoming().stream()
                .filter(upcoming -> upcoming.what() == Upcoming.What.WARNING
                        || upcoming.what() == Upcoming.What.BREACH)
                .findFirst().flatMap(first -> Optional.ofNullable(first.kind())
                        .map(kind -> new Next(Next.What.valueOf(first.what().name()), kind, first.at())));
    }

    /** All timers that will go off, in that order. */
    public List<Upcoming> upcoming() {
        return Stream.concat(targets.stream().filter(Target::running).flatMap(target -> ahead(target).stream()),
                beside.stream()).sorted(Comparator.comparing(Upcoming::at)).toList();
    }

    private static List<Upcoming> ahead(Target target) {
        var ahead = new ArrayList<Upcoming>();
        if (target.warnedAt() == null) {
            ahead.add(new Upcoming(Upcoming.What.WARNING, target.kind(), null, target.warnDue()));
        }
        if (target.breachedAt() == null) {
            ahead.add(new Upcoming(Upcoming.What.BREACH, target.kind(), null, target.due()));
        }
        target.ahead().forEach(rung -> ahead.add(
                new Upcoming(Upcoming.What.ESCALATION, target.kind(), rung.step(), rung.at())));
        return ahead;
    }
}
