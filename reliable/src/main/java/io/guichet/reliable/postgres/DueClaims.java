package io.guichet.reliable.postgres;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

/** Takes what is due, as far as what happened before it has been heard. */
@Singleton
class DueClaims {

    private static final Duration NOTHING_PLANNED = Duration.ofSeconds(1);
    // Of what stands behind others, whose partition is not heard, so much is looked through each time.
    private static final int LOOKED_THROUGH = 2_000;

    private final DueRows rows;
    private final DueKinds kinds;
    private final HeardGate gate;
    private final Clock clock;

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
                .chain(claimed -> claimed.size() == atMost || !gate.something().isAfter(everything)
                        ? Uni.createFrom().item(claimed)
                        : some(everything, now, atMost - claimed.size()).map(more -> inOrder(claimed, more)));
    }

    /** While one partition is behind, what is about the others goes on. */
    private Uni<List<Due>> some(Instant after, Instant now, int atMost) {
        return rows.due(kinds, after, now, LOOKED_THROUGH)
                .map(due -> due.stream().filter(one -> gate.isHeard(kinds.awaited(one), one.dueAt()))
                        .limit(atMost).toList())
                .chain(heard -> heard.isEmpty() ? Uni.createFrom().item(heard) : rows.claim(heard, now));
    }

    private static List<Due> inOrder(List<Due> some, List<Due> others) {
        return Stream.concat(some.stream(), others.stream())
                .sorted(Comparator.comparing(Due::dueAt).thenComparing(Due::id)).toList();
    }

    /** How long to sleep, given when the next item that waits is due; one that is due already asks how far all is heard. */
    Duration wait(Optional<Instant> next) {
        return next.map(at -> Duration.between(clock.instant(), at))
                .map(wait -> wait.isPositive() ? wait : gate.ask())
                .orElse(NOTHING_PLANNED);
    }
}
