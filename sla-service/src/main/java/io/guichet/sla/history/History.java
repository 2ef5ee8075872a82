package io.guichet.sla.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Priority;
import io.guichet.events.TargetKind;
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
     */
    public record Reading(Optional<Promise> promise, List<Fact> facts) {}

    /**
     * Which promise holds, and what moves its clocks. A promise made is kept: a later offer replaces it only if it is
     * by another policy or calendar, or for another priority. The first promise counts from the opening, whenever it
     * was made.
     */
    public Reading read() {
        var keeper = new Keeper(openedAt);
        happenings.forEach(keeper::hear);
        return keeper.reading();
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
        private boolean promisedBefore;

        Keeper(Instant openedAt) {
            this.openedAt = openedAt;
        }

        void hear(Happening happening) {
            switch (happening) {
                case Happening.Described described -> consider(described);
                case Happening.Moved(var at, var to) -> facts.add(new Fact.StatusMoved(at, to));
                case Happening.CustomerWrote(var at) -> facts.add(new Fact.CustomerWrote(at));
                case Happening.Answered(var at) -> facts.add(new Fact.Answered(at));
            }
        }

        private void consider(Happening.Described described) {
            var offer = described.offer();
            if (offer == null ? kept == null : isKept(offer, described.priority())) {
                return;
            }
            kept = offer;
            priority = described.priority();
            Map<TargetKind, Commitment> commitments = offer == null ? Map.of() : offer.commitments();
            if (promisedBefore) {
                facts.add(new Fact.Promised(described.at(), commitments));
            } else {
                facts.addFirst(new Fact.Promised(openedAt, commitments));
                promisedBefore = true;
            }
        }

        private boolean isKept(Promise offer, Priority now) {
            return kept != null && now == priority && kept.isByTheSame(offer);
        }

        Reading reading() {
            return new Reading(Optional.ofNullable(kept), List.copyOf(facts));
        }
    }
}
