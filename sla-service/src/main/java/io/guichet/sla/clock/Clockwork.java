package io.guichet.sla.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.guichet.businesstime.BusinessTimeFailure;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketStatus;

/** Computes the clocks of a ticket from its whole history, so that nothing depends on how often or when it is asked. */
public final class Clockwork {

    private final Function<String, Hours> calendars;
    private final Map<TargetKind, Stopwatch> watches = new EnumMap<>(TargetKind.class);
    private final List<Stopwatch> past = new ArrayList<>();
    private Map<TargetKind, Commitment> promised = Map.of();
    private Hours hours = Hours.roundTheClock();
    private @Nullable UUID policy;
    private TicketStatus status = TicketStatus.NEW;
    private int waits;
    private boolean begun;
    private boolean merged;
    private boolean trashed;

    private Clockwork(Function<String, Hours> calendars) {
        this.calendars = calendars;
    }

    /**
     * The clocks of a ticket.
     *
     * @param present the latest of each kind
     * @param past earlier waits of the customer, all of them met
     * @param counting those that count in reports, the earlier ones first: none of what was thrown away; of what became a
     * part of another ticket those that were met or missed before
     * @param stuck targets that are promised, but due at no instant: their calendar does not open any more
     */
    public record Clocks(List<TargetClock> present, List<TargetClock> past, List<TargetClock> counting,
            List<TargetKind> stuck) {

        public Clocks {
            present = List.copyOf(present);
            past = List.copyOf(past);
            counting = List.copyOf(counting);
            stuck = List.copyOf(stuck);
        }
    }

    /** The present clocks after the facts, which are given in the order in which they happened, in the same hours. */
    public static List<TargetClock> replay(List<? extends Fact> history, Hours hours) {
        return replay(history, calendar -> hours).present();
    }

    /**
     * The clocks after the facts, which are given in the order in which they happened.
     *
     * @param calendars the hours of each calendar that a promise names
     */
    public static Clocks replay(List<? extends Fact> history, Function<String, Hours> calendars) {
        var clockwork = new Clockwork(calendars);
        history.forEach(clockwork::apply);
        return clockwork.clocks();
    }

    /** The present clocks as they were right after each of the facts. */
    public static List<List<TargetClock>> stages(List<? extends Fact> history, Function<String, Hours> calendars) {
        var clockwork = new Clockwork(calendars);
        var stages = new ArrayList<List<TargetClock>>();
        for (var fact : history) {
            clockwork.apply(fact);
            stages.add(clockwork.clocks().present());
        }
        return stages;
    }

    private void apply(Fact fact) {
        switch (fact) {
            case Fact.Promised promised -> promise(promised);
            case Fact.StatusMoved(var at, var to) -> move(at, to);
            case Fact.CustomerWrote(var at) -> beginToWait(at);
            case Fact.WaitsSince(var _, var since) -> waitSince(since);
            case Fact.TookIn(var _, var since) -> takeIn(since);
            case Fact.Answered(var at) -> answer(at);
            case Fact.Merged(var at) -> leave(at, true, trashed);
            case Fact.Unmerged(var at) -> leave(at, false, trashed);
            case Fact.Trashed(var at) -> leave(at, merged, true);
            // What was thrown away before the two were told apart was noted as merged.
            case Fact.Restored(var at) -> leave(at, merged && trashed, false);
        }
    }

    private void promise(Fact.Promised fact) {
        var at = fact.at();
        promised = fact.commitments();
        policy = fact.policy();
        hours = calendars.apply(fact.calendar());
        if (!begun) {
            begun = true;
            start(TargetKind.FIRST_RESPONSE, at);
            start(TargetKind.RESOLUTION, at);
            return;
        }
        watches.forEach((kind, watch) -> watch.recommit(owed(kind), at, pausedNow(kind)));
    }

    private void move(Instant at, TicketStatus to) {
        status = to;
        var resolution = watches.get(TargetKind.RESOLUTION);
        if (resolution != null) {
            if (solved()) {
                resolution.meet(at);
            } else {
                resolution.reopen(owed(TargetKind.RESOLUTION));
            }
        }
        pauseOrRun(at);
    }

    private void leave(Instant at, boolean intoAnother, boolean intoTrash) {
        merged = intoAnother;
        trashed = intoTrash;
        pauseOrRun(at);
    }

    private boolean away() {
        return merged || trashed;
    }

    private void pauseOrRun(Instant at) {
        watches.forEach((kind, watch) -> watch.pause(at, pausedNow(kind)));
    }

    private void beginToWait(Instant at) {
        var waiting = watches.get(TargetKind.NEXT_RESPONSE);
        if (!owesFirst() && (waiting == null || waiting.met())) {
            start(TargetKind.NEXT_RESPONSE, at);
        }
    }

    /** While the first response is owed, who writes waits for that one: it is the same wait. */
    private boolean owesFirst() {
        var first = watches.get(TargetKind.FIRST_RESPONSE);
        return first != null && !first.met() && promised.containsKey(TargetKind.FIRST_RESPONSE);
    }

    /** The wait that was the other ticket's, if it is the longer one. */
    private void takeIn(Instant since) {
        var waiting = watches.get(TargetKind.NEXT_RESPONSE);
        if (waiting == null || waiting.met()) {
            beginToWait(since);
        } else {
            waiting.beginEarlier(since);
        }
    }

    /**
     * What another ticket's wait had added goes with it: the wait is the one it was before, with its number and its
     * pauses. A wait that was all the other's goes as a whole; one that was told of keeps its number to itself.
     */
    private void waitSince(@Nullable Instant since) {
        var waiting = watches.get(TargetKind.NEXT_RESPONSE);
        if (waiting == null || waiting.met()) {
            return;
        }
        if (since != null && !since.isAfter(waiting.begunAt())) {
            waiting.beginAt(since);
        } else if (since != null && !owesFirst()) {
            watches.put(TargetKind.NEXT_RESPONSE, waiting.from(since, ++waits));
        } else if (past.isEmpty()) {
            watches.remove(TargetKind.NEXT_RESPONSE);
        } else {
            watches.put(TargetKind.NEXT_RESPONSE, past.removeLast());
        }
    }

    private void answer(Instant at) {
        for (var kind : List.of(TargetKind.FIRST_RESPONSE, TargetKind.NEXT_RESPONSE)) {
            var watch = watches.get(kind);
            if (watch != null) {
                watch.meet(at);
            }
        }
    }

    /** Time is counted also for what is not promised: a later promise takes it over. */
    private void start(TargetKind kind, Instant at) {
        var before = watches.get(kind);
        if (before != null) {
            past.add(before);
        }
        var watch = new Stopwatch(kind, kind == TargetKind.NEXT_RESPONSE ? ++waits : 1, owed(kind), at);
        watch.pause(at, pausedNow(kind));
        watches.put(kind, watch);
    }

    private Owed owed(TargetKind kind) {
        return new Owed(promised.get(kind), hours, policy);
    }

    /** Solved time never counts, whatever the commitment says, nor does the time as a part of another ticket. */
    private boolean pausedNow(TargetKind kind) {
        var commitment = promised.get(kind);
        return away() || solved() || commitment != null && commitment.pausedIn().contains(status);
    }

    private boolean solved() {
        return status.isSolved();
    }

    /** A part of another ticket owes nothing; what it had done before stays done. */
    private Clocks clocks() {
        var stuck = new ArrayList<TargetKind>();
        var read = watches.values().stream().flatMap(watch -> read(watch, stuck).stream()).toList();
        var present = read.stream().filter(clock -> !away() || clock.metAt() != null).toList();
        var before = past.stream().flatMap(watch -> read(watch, stuck).stream()).toList();
        return new Clocks(present, before, trashed ? List.of() : counting(before, read), away() ? List.of() : stuck);
    }

    /** What had been missed before the ticket became a part of another one stays missed. */
    private List<TargetClock> counting(List<TargetClock> before, List<TargetClock> read) {
        return Stream.concat(before.stream(),
                read.stream().filter(clock -> !merged || clock.metAt() != null || clock.missed())).toList();
    }

    private static Optional<TargetClock> read(Stopwatch watch, List<TargetKind> stuck) {
        try {
            return watch.read();
        } catch (BusinessTimeFailure never) {
            stuck.add(watch.kind());
            return Optional.empty();
        }
    }
}
