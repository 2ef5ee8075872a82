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
 * @param owners who had the ticket right after what happened at an instant, as far as that was noted
 * @param isWhole whether it is known from the beginning on. Who only knows the end of a ticket's life knows nothing of
 * its clocks, unless an administrator wants to have it promised something none the less.
 */
public record History(Instant openedAt, List<Happening> happenings, Map<Instant, Owner> owners, boolean isWhole) {

    /** Of a ticket of which nobody noted who had it. */
    public History(Instant openedAt, List<Happening> happenings) {
        this(openedAt, happenings, Map.of(), beginsAmong(happenings, openedAt));
    }

    public History {
        happenings = List.copyOf(happenings);
        owners = Map.copyOf(owners);
    }

    /** Who had the ticket right after what happened at the instant; empty when that was not noted. */
    public Optional<Owner> owner(Instant at) {
        return Optional.ofNullable(owners.get(at));
    }

    /**
     * What follows.
     *
     * @param promise the one that holds; empty when there is none
     * @param facts what moves the clocks
     * @param promises all that were made, each from when on it held
     * @param promisedAfter how many of the other facts came before the first promise, which counts from the opening
     */
    public record Reading(Optional<Promise> promise, List<Fact> facts, List<Made> promises, int promisedAfter) {

        /** Nothing is promised to a ticket whose beginning is not known. */
        private static final Reading NOTHING = new Reading(Optional.empty(), List.of(), List.of(), 0);

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
        if (!isWhole) {
            return Reading.NOTHING;
        }
        var keeper = new Keeper(openedAt);
        happenings.forEach(keeper::hear);
        return keeper.reading();
    }

    /** The same when nothing more is to come of the past: whole if it goes back to the opening. */
    public History complete() {
        return new History(openedAt, happenings, owners, isWhole || beginsAmong(happenings, openedAt));
    }

    private static boolean beginsAmong(List<Happening> happenings, Instant openedAt) {
        return happenings.stream().anyMatch(happening -> begins(happening, openedAt));
    }

    /** Whether a ticket is known from its beginning on, of which this is known. */
    public static boolean begins(Happening happening, Instant openedAt) {
        return switch (happening) {
            case Happening.Described described -> described.at().equals(openedAt);
            case Happening.Recomputed _ -> true;
            case Happening.Moved _ -> false;
            case Happening.CustomerWrote _ -> false;
            case Happening.Thanked _ -> false;
            case Happening.LetGo _ -> false;
            case Happening.Answered _ -> false;
            case Happening.Assigned _ -> false;
            case Happening.Touched _ -> false;
            case Happening.Merged _ -> false;
            case Happening.Unmerged _ -> false;
            case Happening.TookIn _ -> false;
            case Happening.Trashed _ -> false;
            case Happening.Restored _ -> false;
        };
    }

    /** The same with one happening more, after all others. */
    public History with(Happening happening) {
        var more = new ArrayList<>(happenings);
        more.add(happening);
        return new History(openedAt, more, owners, isWhole || begins(happening, openedAt));
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
        private int promisedAfter;

        Keeper(Instant openedAt) {
            this.openedAt = openedAt;
        }

        void hear(Happening happening) {
            if (happening instanceof Happening.Described described) {
                consider(described);
            } else if (happening instanceof Happening.Recomputed(var at, var now, var offer)) {
                promise(at, now, offer, true);
            }
            happening.fact().ifPresent(facts::add);
        }

        private void consider(Happening.Described described) {
            var offer = described.offer();
            if (offer == null ? isWithdrawn(described) : !isKept(offer, described.priority())) {
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
            var policy = offer == null ? null : offer.policyId();
            if (promises.isEmpty()) {
                promisedAfter = facts.size();
                facts.addFirst(new Fact.Promised(openedAt, commitments, calendar, policy));
            } else {
                facts.add(new Fact.Promised(at, commitments, calendar, policy));
            }
            promises.add(new Made(promises.isEmpty() ? openedAt : at, offer, recomputed));
        }

        /** A promise is not withdrawn because its policy was removed, only if that does not fit any more. */
        private boolean isWithdrawn(Happening.Described described) {
            var refused = described.refusedBy();
            return kept != null && (refused == null || refused.contains(kept.policyId()));
        }

        private boolean isKept(Promise offer, Priority now) {
            return kept != null && now == priority && kept.isByTheSame(offer);
        }

        Reading reading() {
            return new Reading(Optional.ofNullable(kept), List.copyOf(facts), List.copyOf(promises),
                    promisedAfter);
        }
    }
}
