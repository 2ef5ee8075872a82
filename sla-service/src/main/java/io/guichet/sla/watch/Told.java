package io.guichet.sla.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.guichet.sla.watch.WatchDetails.Step;

/**
 * What has been told of a ticket's being in a state, whatever has become of the rule since.
 *
 * @param steps as they were when they were told, in that order
 * @param at when the last of them was; absent when none was
 */
record Told(List<Step> steps, @Nullable Instant at) {

    static final Told NOTHING = new Told(List.of(), null);

    Told {
        steps = List.copyOf(steps);
    }

    /** The same with one more. */
    Told with(Step step, Instant now) {
        var more = new ArrayList<>(steps);
        more.add(step);
        return new Told(more, now);
    }

    boolean nothing() {
        return steps.isEmpty();
    }

    /** The index of the first step that is still to be told; as many as there are when none is. */
    int next(List<Step> rule) {
        return IntStream.range(0, rule.size()).filter(index -> !isTold(rule, index)).findFirst().orElse(rule.size());
    }

    /** How long after the last one that was told the rule has a step; empty when none was. */
    Optional<Duration> gap(Step next) {
        return steps.isEmpty() ? Optional.empty() : Optional.of(next.after().minus(steps.getLast().after()));
    }

    /**
     * What comes before the last one that was told comes too late; and what does the same as one that was told is that
     * one, put off. The second reminder is not the first.
     */
    private boolean isTold(List<Step> rule, int index) {
        var step = rule.get(index);
        var nth = rule.subList(0, index + 1).stream().filter(each -> each.actions().equals(step.actions())).count();
        return !steps.isEmpty() && (step.after().compareTo(steps.getLast().after()) <= 0
                || steps.stream().filter(each -> each.actions().equals(step.actions())).count() >= nth);
    }
}
