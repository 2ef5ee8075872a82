package io.guichet.reliable.postgres;

import java.util.List;
import java.util.function.Function;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** One after the other, as a session demands: it is never shared between parallel branches. */
public final class Sequence {

    private Sequence() {}

    /** Does the step for each item in turn; stops at the first failure. */
    public static <T> Uni<Void> each(List<T> items, Function<T, Uni<Void>> step) {
        if (items.size() == 1) {
            return step.apply(items.getFirst());
        }
        return Multi.createFrom().iterable(items)
                .onItem().transformToUniAndConcatenate(step::apply)
                .onItem().ignoreAsUni();
    }
}
