package io.guichet.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes a failing sequence short: leaves out ever smaller pieces for as long as it still fails. */
final class Shrinking {

    /** Enough for a handful of steps among thousands, at some twenty tries for each. */
    private static final int TRIES = 400;

    private Shrinking() {}

    /** How it fails, if it does: what is waited for in vain is a failure as well. */
    static Optional<Throwable> failureOf(Runnable play) {
        try {
            play.run();
            return Optional.empty();
        } catch (AssertionError | RuntimeException failure) {
            return Optional.of(failure);
        }
    }

    static <S> List<S> shrink(List<S> failing, Predicate<List<S>> fails) {
        var shortest = failing;
        var tries = 0;
        for (var size = shortest.size() / 2; size >= 1 && tries < TRIES; size /= 2) {
            for (var from = 0; from < shortest.size() && tries < TRIES; tries++) {
                var without = new ArrayList<>(shortest.subList(0, from));
                without.addAll(shortest.subList(Math.min(from + size, shortest.size()), shortest.size()));
                if (fails.test(without)) {
                    shortest = without;
                } else {
                    from += size;
                }
            }
        }
        return shortest;
    }
}
