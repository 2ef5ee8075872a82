package io.guichet.sla.target;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.guichet.events.SlaAction;

/**
 * A step of a target's escalation chain.
 *
 * @param step its name, by which it is remembered that it was told
 * @param at when it is due; while the target stands still, when it would have been
 * @param toldAt absent while it was not
 */
public record Rung(String step, Instant at, List<SlaAction> actions, @Nullable Instant toldAt) {

    public Rung {
        actions = List.copyOf(actions);
    }

    Rung told(Instant now) {
        return new Rung(step, at, actions, now);
    }

    /** Several of them, as they are stored. */
    record Ladder(List<Rung> steps) {

        Ladder {
            steps = List.copyOf(steps);
        }
    }
}
