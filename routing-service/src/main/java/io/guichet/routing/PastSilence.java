package io.guichet.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Singleton;

/** Whether all of the past has been told, as far as silence says so. */
@Singleton
class PastSilence {

    private final Duration quiet;
    private final Clock clock;
    private final Instant begun;

    PastSilence(LearningConfig config, Clock clock) {
        this.quiet = config.quiet();
        this.clock = clock;
        this.begun = clock.instant();
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * The past has been told if nothing of it is waited for beyond this instant. Whoever has just begun to listen does
     * not know yet how much they have missed: then it is one long ago.
     */
    Instant since() {
        var now = clock.instant();
        return now.isBefore(begun.plus(quiet)) ? Instant.EPOCH : now;
    }
}
