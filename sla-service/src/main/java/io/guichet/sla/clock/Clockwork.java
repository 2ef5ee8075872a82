package io.guichet.sla.clock;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.guichet.events.TargetKind;
import io.guichet.events.TicketStatus;

/** Computes the clocks of a ticket from its whole history, so that nothing depends on how often or when it is asked. */
public final class Clockwork {

    private final Hours hours;
    private final Map<TargetKind, Stopwatch> watches = new EnumMap<>(TargetKind.class);
    private Map<TargetKind, Commitment> promised = Map.of();
    private TicketStatus status = TicketStatus.NEW;
    private boolean begun;

    private Clockwork(Hours hours) {
        this.hours = hours;
    }

    /** The clocks after the facts, which are given in the order in which they happened. */
    public static List<TargetClock> replay(List<? extends Fact> history, Hours hours) {
        var clockwork = new Clockwork(hours);
        history.forEach(clockwork::apply);
        return clockwork.clocks();
    }

    private void apply(Fact fact) {
        switch (fact) {
            case Fact.Promised(var at, var commitments) -> promise(at, commitments);
            case Fact.StatusMoved(var at, var to) -> move(at, to);
            case Fact.CustomerWrote(var at) -> beginToWait(at);
            case Fact.Answered(var at) -> answer(at);
        }
    }

    private void promise(Instant at, Map<TargetKind, Commitment> commitments) {
        promised = commitments;
        if (!begun) {
            begun = true;
            start(TargetKind.FIRST_RESPONSE, at);
            start(TargetKind.RESOLUTION, at);
            return;
        }
        watches.forEach((kind, watch) -> watch.recommit(promised.get(kind), at, pausedNow(kind)));
    }

    private void move(Instant at, TicketStatus to) {
        status = to;
        var resolution = watches.get(TargetKind.RESOLUTION);
        if (resolution != null) {
            if (solved()) {
                resolution.meet(at);
            } else {
                resolution.reopen(promised.get(TargetKind.RESOLUTION));
            }
        }
        watches.forEach((kind, watch) -> watch.pause(at, pausedNow(kind)));
    }

    private void beginToWait(Instant at) {
        var waiting = watches.get(TargetKind.NEXT_RESPONSE);
        var first = watches.get(TargetKind.FIRST_RESPONSE);
        if (first != null && !first.met() && promised.containsKey(TargetKind.FIRST_RESPONSE)) {
            return; // the first response is still owed: the same wait
        }
        if (waiting == null || waiting.met()) {
            start(TargetKind.NEXT_RESPONSE, at);
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
        var occurrence = before == null ? 1 : before.occurrence() + 1;
        var watch = new Stopwatch(kind, occurrence, promised.get(kind), at, hours);
        watch.pause(at, pausedNow(kind));
        watches.put(kind, watch);
    }

    /** Solved time never counts, whatever the commitment says. */
    private boolean pausedNow(TargetKind kind) {
        var commitment = promised.get(kind);
        return solved() || commitment != null && commitment.pausedIn().contains(status);
    }

    private boolean solved() {
        return status == TicketStatus.RESOLVED || status == TicketStatus.CLOSED;
    }

    private List<TargetClock> clocks() {
        return watches.values().stream().flatMap(watch -> watch.read().stream()).toList();
    }
}
