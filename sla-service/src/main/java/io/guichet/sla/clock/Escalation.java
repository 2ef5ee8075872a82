package io.guichet.sla.clock;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.guichet.events.SlaAction;

/**
 * A step of an escalation chain.
 *
 * @param step its name, by which it is remembered that it was told
 * @param offset from the deadline, in the target's own time, negative for before it; absent if {@code share} says when
 * @param share of the target's duration, 1 for the deadline itself
 */
public record Escalation(String step, @Nullable Duration offset, @Nullable Double share, List<SlaAction> actions) {

    public Escalation {
        if ((offset == null) == (share == null)) {
            throw new IllegalArgumentException("A step has an offset or a share, one of the two");
        }
        actions = List.copyOf(actions);
    }

    /** How much of a target's time is used when the step is due; zero for one that lies before the beginning. */
    Duration after(Duration promised) {
        var after = offset != null
                ? promised.plus(offset)
                : Duration.ofSeconds(Math.round(promised.toSeconds() * (share == null ? 1 : share)));
        return after.isNegative() ? Duration.ZERO : after;
    }
}
