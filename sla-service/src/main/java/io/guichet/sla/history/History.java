package io.guichet.sla.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Priority;
import io.guichet.events.TargetKind;
import io.guichet.sla.calendar.CalendarRef;
import io.guichet.sla.clock.Commitment;
import io.guichet.sla.clock.Fact;

/**
 * Everything that happened to a ticket, in the order of the ticket's versions, whatever the order in which it was
 * heard.
 *
 * @param openedAt from when on promises count
 */
public record History(Instant openedAt, List<Happening> happenings) {

    public History {
        happenings = List.copyOf(happenings);
    }

    /**
     * What follows.
     *
     * @param promise the one that holds; empty when there is none
     * @param facts what moves the clocks
     * @param promises all that were made, each from when on it held
     */
    public record Reading(Optional<Promise> promise, List<Fact> facts, List<Made> promises) {

        /** The calendars that the promises count in, each once. */
        public List<CalendarRef> calendars() {
            return promises.stream().flatMap(made -> Optional.ofNullable(made.promise()).stream())
                    .flatMap(promise -> Optional.ofNullable(promise.calendar()).stream()).distinct().toList();
        }
    }

    /**
     * A promise that was made, or withdrawn.
     *
     * @param promise absent when nothing was promised from then on
     * @param recomputed whether an administrator asked for it
     */
    public record Made(Instant at, @Nullable Promise promise, boolean recomputed) {}

    /**
     * Which promise holds, and what moves its clocks. A promise made is kept: a later offer replaces it only if it is
     * by another policy or calendar, or for another priority. The first promise counts from the opening, whenever it
     * was made. One that an administrator asked for replaces the one before, whatever it says.
     */
    public Reading read() {
        var keeper = new Keeper(openedAt);
        happenings.forEach(keeper::hear);
        return keeper.reading();
    }

    /** The same with one happening more, after all others. */
    public History with(Happening happening) {
        var more = new ArrayList<>(happenings);
        more.add(happening);
        return new History(openedAt, more);
    }

    /** Since when the ticket has been as it is. */
    public Anchors anchors() {
        return Anchors.of(openedAt, happenings);
    }

    /** The instant of the latest happening. */
    public Instant latest() {
        return happenings.stream().map(Happening::at).max(Instant::compareTo).orElse(openedAt);
    }

    private static final class Keeper {

        private final Instant openedAt;
        private final List<Fact> facts = new ArrayList<>();
        private @Nullable Promise kept;
        private @Nullable Priority priority;
        private final List<Made> promises = new ArrayList<>();

        Keeper(Instant openedAt) {
            this.openedAt = openedAt;
        }

        void hear(Happening happening) {
            switch (happening) {
                case Happening.Described described -> consider(described);
                case Happening.Moved(var at, var to) -> facts.add(new Fact.StatusMoved(at, to));
                case Happening.CustomerWrote(var at) -> facts.add(new Fact.CustomerWrote(at));
                case Happening.Answered(var at) -> facts.add(new Fact.Answered(at));
                case Happening.Merged(var at) -> facts.add(new Fact.Merged(at));
                case Happening.Unmerged(var at) -> facts.add(new Fact.Unmerged(at));
                case Happening.Recomputed(var at, var now, var offer) -> promise(at, now, offer, true);
                // Of interest to those who watch over the ticket, not to its clocks.
                case Happening.Assigned _ -> {
                }
                case Happening.Touched _ -> {
                }
            }
        }

        private void consider(Happening.Described described) {
            var offer = described.offer();
            if (offer == null ? kept != null : !isKept(offer, described.priority())) {
                promise(described.at(), described.priority(), offer, false);
            }
        }

        private void promise(Instant at, Priority now, @Nullable Promise offer, boolean recomputed) {
            if (recomputed && Objects.equals(kept, offer)) {
                return;
            }
            kept = offer;
            priority = now;
            Map<TargetKind, Commitment> commitments = offer == null ? Map.of() : offer.commitments();
            var calendar = offer == null ? "" : offer.calendarName();
            if (promises.isEmpty()) {
                facts.addFirst(new Fact.Promised(openedAt, commitments, calendar));
            } else {
                facts.add(new Fact.Promised(at, commitments, calendar));
            }
            promises.add(new Made(promises.isEmpty() ? openedAt : at, offer, recomputed));
        }

        private boolean isKept(Promise offer, Priority now) {
            return kept != null && now == priority && kept.isByTheSame(offer);
        }

        Reading reading() {
            return new Reading(Optional.ofNullable(kept), List.copyOf(facts), List.copyOf(promises));
        }
    }
}
