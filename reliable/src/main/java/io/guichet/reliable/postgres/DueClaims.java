package io.guichet.reliable.postgres;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.DueRows.Page;
import io.smallrye.mutiny.Uni;

/** Takes what is due, as far as what happened before it has been heard. */
@Singleton
class DueClaims {

    // Of what stands behind others, whose partition is not heard, so much is looked through each time.
    private static final int LOOKED_THROUGH = 2_000;

    private final DueRows rows;
    private final DueKinds kinds;
    private final HeardGate gate;
    private final Clock clock;
    private final LookedThrough looked = new LookedThrough();

    DueClaims(DueRows rows, DueKinds kinds, HeardGate gate, Clock clock) {
        this.rows = rows;
        this.kinds = kinds;
        this.gate = gate;
        this.clock = clock;
    }

    /** In the transaction that is going on, in the order of their instants. */
    Uni<List<Due>> take(int atMost) {
        var now = clock.instant();
        var everything = gate.everything();
        return rows.claim(kinds, now, everything, atMost)
                .chain(claimed -> claimed.size() == atMost || isNothingBehind(everything)
                        ? Uni.createFrom().item(claimed)
                        : some(everything, now, atMost - claimed.size()).map(more -> inOrder(claimed, more)));
    }

    private boolean isNothingBehind(Instant everything) {
        if (gate.something().isAfter(everything)) {
            return false;
        }
        looked.startOver();
        return true;
    }

    /** While one partition is behind, what is about the others goes on, however much stands before it. */
    private Uni<List<Due>> some(Instant after, Instant now, int atMost) {
        return rows.due(kinds, looked.from(after, HeardLook.uptime()), now, LOOKED_THROUGH)
                .map(page -> heard(page, atMost))
                .chain(heard -> heard.isEmpty() ? Uni.createFrom().item(heard) : rows.claim(heard, now));
    }

    private List<Due> heard(Page page, int atMost) {
        var heard = page.due().stream().filter(one -> gate.isHeard(kinds.awaited(one), one.dueAt()))
                .limit(atMost).toList();
        looked.note(page, heard.size() == atMost);
        return heard;
    }

    private static List<Due> inOrder(List<Due> some, List<Due> others) {
        return Stream.concat(some.stream(), others.stream())
                .sorted(Comparator.comparing(Due::dueAt).thenComparing(Due::id)).toList();
    }

    /**
     * How long to sleep, given when the next item that waits is due. One that is due already asks how far all is heard,
     * unless there is more to look through at once.
     */
    Duration wait(Optional<Instant> next) {
        return next.map(at -> Duration.between(clock.instant(), at))
                .map(wait -> wait.isPositive() ? wait : afterLook(gate.ask()))
                .orElse(DueRunner.LONGEST_SLEEP);
    }

    private Duration afterLook(Duration wait) {
        return looked.hasMore() ? Duration.ZERO : wait;
    }
}
