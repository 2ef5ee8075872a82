package io.guichet.reliable.postgres;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** One round of due work: what is due now is claimed and done; the answer says how long to sleep. */
@Singleton
class DueSteps {

    private static final int BATCH = 100;
    private static final Duration LATE = Duration.ofSeconds(5);
    private static final Duration NOTHING_PLANNED = Duration.ofSeconds(1);
    // What is due and could not be claimed is being done by another replica.
    private static final Duration OTHERS_AT_WORK = Duration.ofMillis(50);

    private final DueRows rows;
    private final DueCalls calls;
    private final Clock clock;
    private final Map<String, DueHandler> handlers;
    private final List<String> kinds;

    DueSteps(DueRows rows, DueCalls calls, Clock clock, @Any Instance<DueHandler> handlers) {
        this.rows = rows;
        this.calls = calls;
        this.clock = clock;
        this.handlers = handlers.stream().collect(Collectors.toUnmodifiableMap(DueHandler::kind, Function.identity()));
        this.kinds = List.copyOf(this.handlers.keySet());
    }

    Uni<Duration> step() {
        return handle(BATCH)
                .onFailure().recoverWithUni(failure -> oneByOne(failure))
                .chain(handled -> calls.begin().map(begun -> Math.max(handled, begun)))
                .chain(done -> done == BATCH ? Uni.createFrom().item(Duration.ZERO) : untilNext(done));
    }

    private Uni<Integer> handle(int atMost) {
        if (kinds.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return Panache.withTransaction(() -> rows.claim(kinds, clock.instant(), atMost)
                .call(claimed -> claimed.isEmpty() ? Uni.createFrom().voidItem() : Sequence.each(claimed, this::run))
                .map(List::size));
    }

    private Uni<Void> run(Due due) {
        var late = due.dueAt().plus(LATE).isBefore(clock.instant());
        return Objects.requireNonNull(handlers.get(due.kind())).run(due, late)
                .onFailure().transform(failure -> new DueFailed(due, failure));
    }

    /** A batch failed because of one of its items, which steps back; the others are done in the next round. */
    private Uni<Integer> oneByOne(Throwable failure) {
        if (!(failure instanceof DueFailed failed)) {
            return Uni.createFrom().failure(failure);
        }
        var handler = Objects.requireNonNull(handlers.get(failed.due().kind()));
        return Panache.withTransaction(
                () -> rows.stepBack(failed.due(), failed.reason(), clock.instant(), handler.tries())
                        .chain(aside -> aside
                                ? handler.gaveUp(failed.due(), failed.reason())
                                : Uni.createFrom().voidItem()))
                .replaceWith(BATCH);
    }

    private Uni<Duration> untilNext(int done) {
        // A call that finds no room is no reason to wake: the end of another is.
        var possible = Stream.concat(kinds.stream(), calls.possible().stream()).toList();
        return Panache.withTransaction(() -> rows.next(possible))
                .map(next -> next.map(at -> Duration.between(clock.instant(), at)).orElse(NOTHING_PLANNED))
                .map(wait -> done > 0 || wait.isPositive() ? wait : OTHERS_AT_WORK);
    }
}
