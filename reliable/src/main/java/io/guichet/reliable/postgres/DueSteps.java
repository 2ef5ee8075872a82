package io.guichet.reliable.postgres;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** One round of due work: what is due now is claimed and done; the answer says how long to sleep. */
@Singleton
class DueSteps {

    private static final int BATCH = 100;
    private static final Duration LATE = Duration.ofSeconds(5);
    // What is due and could not be claimed is being done by another replica.
    private static final Duration OTHERS_AT_WORK = Duration.ofMillis(50);

    private final DueClaims claims;
    private final DueRows rows;
    private final DueCalls calls;
    private final DueKinds kinds;
    private final Clock clock;

    DueSteps(DueClaims claims, DueRows rows, DueCalls calls, DueKinds kinds, Clock clock) {
        this.claims = claims;
        this.rows = rows;
        this.calls = calls;
        this.kinds = kinds;
        this.clock = clock;
    }

    Uni<Duration> step() {
        return handle(BATCH)
                .onFailure().recoverWithUni(failure -> oneByOne(failure))
                .chain(handled -> calls.begin().map(begun -> Math.max(handled, begun)))
                .chain(done -> done == BATCH ? Uni.createFrom().item(Duration.ZERO) : untilNext(done));
    }

    private Uni<Integer> handle(int atMost) {
        return Panache.withTransaction(() -> claims.take(atMost)
                .call(claimed -> claimed.isEmpty() ? Uni.createFrom().voidItem() : Sequence.each(claimed, this::run))
                .map(List::size));
    }

    private Uni<Void> run(Due due) {
        var late = due.dueAt().plus(LATE).isBefore(clock.instant());
        return kinds.of(due).run(due, late)
                .onFailure().transform(failure -> new DueFailed(due, failure));
    }

    /** A batch failed because of one of its items, which steps back; the others are done in the next round. */
    private Uni<Integer> oneByOne(Throwable failure) {
        if (!(failure instanceof DueFailed failed)) {
            return Uni.createFrom().failure(failure);
        }
        var handler = kinds.of(failed.due());
        return Panache.withTransaction(
                () -> rows.stepBack(failed.due(), failed.reason(), clock.instant(), handler.tries())
                        .chain(aside -> aside
                                ? handler.gaveUp(failed.due(), failed.reason())
                                : Uni.createFrom().voidItem()))
                .replaceWith(BATCH);
    }

    private Uni<Duration> untilNext(int done) {
        // A call that finds no room is no reason to wake: the end of another is.
        var possible = Stream.concat(kinds.free().stream(), calls.possible().stream()).toList();
        var until = clock.instant().plus(DueRunner.LONGEST_SLEEP);
        return Panache.withTransaction(() -> rows.next(possible, kinds.waiting(), until))
                .map(next -> earlier(untilNext(next.first(), done), claims.wait(next.waiting())));
    }

    private Duration untilNext(Optional<Instant> next, int done) {
        var wait = next.map(at -> Duration.between(clock.instant(), at)).orElse(DueRunner.LONGEST_SLEEP);
        return done > 0 || wait.isPositive() ? wait : OTHERS_AT_WORK;
    }

    private static Duration earlier(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
