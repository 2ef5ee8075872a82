package io.guichet.sla.target;

import java.time.Instant;
import java.util.function.Function;

import io.guichet.sla.clock.Clockwork;
import io.guichet.sla.clock.Hours;
import io.guichet.sla.history.History.Reading;

/**
 * What must have been told of a ticket's targets, when only its history is known: every timer that fell due between one
 * fact and the next, and until an instant, went off.
 */
final class Past {

    private Past() {}

    /** How a ticket stands of which everything up to an instant has been told. */
    static Standing upTo(Instant until, Reading reading, Function<String, Hours> hours) {
        var facts = reading.facts();
        var stages = Clockwork.stages(facts, hours);
        var standing = Standing.NOTHING;
        var latest = Instant.EPOCH;
        // What is due at the very instant is told now, but not if the next fact came at that instant.
        var end = until.plusNanos(1);
        for (var stage = reading.promisedAfter(); stage < stages.size(); stage++) {
            var last = stage + 1 == stages.size();
            var since = facts.get(stage).at();
            latest = since.isAfter(latest) ? since : latest;
            var next = last || facts.get(stage + 1).at().isAfter(end) ? end : facts.get(stage + 1).at();
            standing = standing.then(reading.promise(), stages.get(stage));
            if (latest.isBefore(end)) {
                standing = standing.toldBefore(next, latest);
            }
        }
        return standing;
    }
}
