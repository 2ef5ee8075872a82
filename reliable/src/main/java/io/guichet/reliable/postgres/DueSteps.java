package io.guichet.reliable.postgres;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.DueRows.Next;
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

    /** In one transaction where nothing is claimed, which is most often so. */
    Uni<Duration> step() {
        return Panache.withTransaction(() -> claims.take(BATCH).chain(claimed -> claimed.isEmpty()
                ? look(0)
                : Sequence.each(claimed, this::run).replaceWith(new Look(claimed.size(), Optional.empty()))))
                .onFailure().recoverWithUni(this::oneByOne)
                .chain(look -> look.ahead().isPresent()
                        ? Uni.createFrom().item(look)
                        : Panache.withTransaction(() -> look(look.done())))
                .map(this::goOn);
    }

    /**
     * What a round found.
     *
     * @param done how many were done, or are begun
     * @param ahead absent as long as only what was claimed has been done
     */
    private record Look(int done, Optional<Ahead> ahead) {}

    /**
     * What comes after.
     *
     * @param leased calls to be begun once the lease is committed
     */
    private record Ahead(List<Due> leased, Next next) {}

    private Uni<Void> run(Due due) {
        var late = due.dueAt().plus(LATE).isBefore(clock.instant());
        return kinds.of(due).run(due, late)
                .onFailure().transform(failure -> new DueFailed(due, failure));
    }

    /** A batch failed because of one of its items, which steps back; the others are done in the next round. */
    private Uni<Look> oneByOne(Throwable failure) {
        if (!(failure instanceof DueFailed failed)) {
            return Uni.createFrom().failure(failure);
        }
        var handler = kinds.of(failed.due());
        return Panache.withTransaction(
                () -> rows.stepBack(failed.due(), failed.reason(), clock.instant(), handler.tries())
                        .chain(aside -> aside
                                ? handler.gaveUp(failed.due(), failed.reason())
                                : Uni.createFrom().voidItem()))
                .replaceWith(new Look(BATCH, Optional.empty()));
    }

    /** Leases what is to be called and looks when there is more. */
    private Uni<Look> look(int claimed) {
        return calls.lease().chain(leased -> {
            var done = Math.max(claimed, leased.size());
            return (done == BATCH ? Uni.createFrom().item(Next.NONE) : next(leased))
                    .map(next -> new Look(done, Optional.of(new Ahead(leased, next))));
        });
    }

    /** A call that finds no room is no reason to wake: the end of another is. */
    private Uni<Next> next(List<Due> leased) {
        return rows.next(Stream.concat(kinds.free().stream(), calls.possibleBeside(leased).stream()).toList(),
                kinds.waiting(), clock.instant().plus(DueRunner.LONGEST_SLEEP));
    }

    private Duration goOn(Look look) {
        var ahead = look.ahead().orElseThrow();
        ahead.leased().forEach(calls::begin);
        return look.done() == BATCH
                ? Duration.ZERO
                : earlier(untilNext(ahead.next().first(), look.done()), claims.wait(ahead.next().waiting()));
    }

    private Duration untilNext(Optional<Instant> next, int done) {
        var wait = next.map(at -> Duration.between(clock.instant(), at)).orElse(DueRunner.LONGEST_SLEEP);
        return done > 0 || wait.isPositive() ? wait : OTHERS_AT_WORK;
    }

    private static Duration earlier(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
