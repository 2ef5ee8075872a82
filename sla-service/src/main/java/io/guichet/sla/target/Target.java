package io.guichet.sla.target;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.guichet.events.SlaEvent;
import io.guichet.events.TargetKind;
import io.guichet.sla.clock.TargetClock;

/**
 * A target as it is stored: its clock ({@link TargetClock}) and what has been told of it.
 *
 * @param warnedAt when it was told that it is nearly due; absent while it was not
 * @param breachedAt when it was told that it was missed; absent while it was not
 * @param missed whether its time was used up when its clock stopped, though it was not met
 * @param steps the escalation chain, with steps of earlier promises that were told
 */
public record Target(TargetKind kind, int occurrence, Instant startedAt, Duration duration, boolean business,
        Duration used, @Nullable Instant runningSince, Instant due, Instant warnDue, @Nullable Instant metAt,
        @Nullable Instant warnedAt, @Nullable Instant breachedAt, boolean missed, List<Rung> steps) {

    public Target {
        steps = List.copyOf(steps);
    }

    /** How a target stands. */
    public enum State {
        RUNNING,
        PAUSED,
        MET,
        /** Not met when it was due, whether it has been met since or not. */
        BREACHED
    }

    /** The target of a clock; nothing is told twice of the same occurrence. */
    static Target of(TargetClock clock, @Nullable Target before) {
        var told = before != null && before.occurrence == clock.occurrence() ? before : null;
        return new Target(clock.kind(), clock.occurrence(), clock.startedAt(), clock.commitment().duration(),
                clock.commitment().business(), clock.used(), clock.runningSince(), clock.due(), clock.warnDue(),
                clock.metAt(), told == null ? null : told.warnedAt, told == null ? null : told.breachedAt,
                clock.missed(),
                ladder(clock, told == null ? List.of() : told.steps));
    }

    /** A step that was told is not told again, whatever the promise is now; those of earlier promises come first. */
    private static List<Rung> ladder(TargetClock clock, List<Rung> before) {
        var told = new LinkedHashMap<String, Rung>();
        before.stream().filter(rung -> rung.toldAt() != null).forEach(rung -> told.put(rung.step(), rung));
        var now = new LinkedHashMap<String, Rung>();
        var chain = clock.commitment().escalations();
        for (var index = 0; index < chain.size(); index++) {
            var step = chain.get(index);
            now.putIfAbsent(step.step(), told.containsKey(step.step())
                    ? told.get(step.step())
                    : new Rung(step.step(), clock.steps().get(index), step.actions(), null));
        }
        return Stream.concat(told.values().stream().filter(rung -> !now.containsKey(rung.step())),
                now.values().stream()).toList();
    }

    /** Not promised any more: its clock does not run. */
    Target withdrawn() {
        return new Target(kind, occurrence, startedAt, duration, business, used, null, due, warnDue, metAt, warnedAt,
                breachedAt, false, steps);
    }

    /** The steps that are still to come, or overdue. */
    public List<Rung> ahead() {
        return steps.stream().filter(rung -> rung.toldAt() == null).toList();
    }

    /** The same with a step told, if that is due at the instant and was not told before. */
    Optional<Target> tell(String step, Instant at, Instant now) {
        var found = ahead().stream().filter(rung -> rung.step().equals(step) && rung.at().equals(at)).findAny();
        return running() ? found.map(rung -> with(rung, rung.told(now))) : Optional.empty();
    }

    /**
     * The same, with everything told that fell due before an instant while the clock ran.
     *
     * @param earliest when it was told, if it had been due before
     */
    Target toldBefore(Instant until, Instant earliest) {
        return running()
                ? new Target(kind, occurrence, startedAt, duration, business, used, runningSince, due, warnDue, metAt,
                        told(warnedAt, warnDue, until, earliest), told(breachedAt, due, until, earliest),
                        missed, steps.stream().map(rung -> new Rung(rung.step(), rung.at(), rung.actions(),
                                told(rung.toldAt(), rung.at(), until, earliest))).toList())
                : breachedIfMissed(earliest);
    }

    /** The same, with everything told that was told of the other one, if that is about the same occurrence. */
    Target toldAsIn(@Nullable Target other) {
        return other == null || other.occurrence != occurrence
                ? this
                : new Target(kind, occurrence, startedAt, duration, business, used, runningSince, due, warnDue, metAt,
                        other.warnedAt == null ? warnedAt : other.warnedAt,
                        other.breachedAt == null ? breachedAt : other.breachedAt, missed, climbed(other.steps));
    }

    private List<Rung> climbed(List<Rung> others) {
        var told = new LinkedHashMap<String, Rung>();
        others.stream().filter(rung -> rung.toldAt() != null).forEach(rung -> told.put(rung.step(), rung));
        var own = steps.stream().map(Rung::step).toList();
        return Stream.concat(told.values().stream().filter(rung -> !own.contains(rung.step())),
                steps.stream().map(rung -> told.getOrDefault(rung.step(), rung))).toList();
    }

    /** The same, told that it was missed if its clock stopped after it was due and nobody had been told. */
    Target breachedIfMissed(Instant now) {
        return missed && breachedAt == null
                ? new Target(kind, occurrence, startedAt, duration, business, used, runningSince, due, warnDue, metAt,
                        warnedAt, now, true, steps)
                : this;
    }

    private static @Nullable Instant told(@Nullable Instant before, Instant at, Instant until, Instant earliest) {
        if (before != null || !at.isBefore(until)) {
            return before;
        }
        return at.isBefore(earliest) ? earliest : at;
    }

    private Target with(Rung old, Rung fresh) {
        return new Target(kind, occurrence, startedAt, duration, business, used, runningSince, due, warnDue, metAt,
                warnedAt, breachedAt, missed, steps.stream().map(rung -> rung.equals(old) ? fresh : rung).toList());
    }

    /** How it stands at an instant. */
    public State state(Instant now) {
        if (metAt != null) {
            return metLate() ? State.BREACHED : State.MET;
        }
        if (breachedAt != null || missed || running() && now.isAfter(due)) {
            return State.BREACHED;
        }
        return running() ? State.RUNNING : State.PAUSED;
    }

    public boolean running() {
        return runningSince != null;
    }

    boolean paused() {
        return runningSince == null && metAt == null;
    }

    boolean open() {
        return metAt == null;
    }

    boolean metLate() {
        return metAt != null && metAt.isAfter(due);
    }

    /** Whether others, who know the earlier state, have to be told of this one to know what is due when. */
    boolean isDueOtherwiseThan(@Nullable Target before) {
        return open() && (before == null || !before.open() || before.occurrence != occurrence
                || !before.due.equals(due) || !before.duration.equals(duration) || before.business != business
                || before.paused() && running());
    }

    /** Whether it is told with this that it was missed, after its clock stopped. */
    boolean isMissedOtherwiseThan(@Nullable Target before) {
        return missed && breachedAt != null
                && (before == null || before.occurrence != occurrence || before.breachedAt == null);
    }

    boolean isMetOtherwiseThan(@Nullable Target before) {
        return metAt != null && (before == null || before.occurrence != occurrence
                || !Objects.equals(before.metAt, metAt) || !before.due.equals(due));
    }

    SlaEvent.Target promised() {
        return new SlaEvent.Target(kind, due, duration, business, paused());
    }
}
