package io.guichet.reliable.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Until when everything has been sent that was committed, as the pulse of whoever sends says: each beat comes after a
 * look at what is unsent, which began when the beat before it had arrived. So what was committed when one saw a beat is
 * sent when one has seen two others since.
 */
final class HeardPulse {

    /** Longer than it takes until a service that was killed is there again. */
    static final Duration STOPPED = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private Instant sent = Instant.MIN;
    private Instant seenBefore = Instant.MIN;
    private Instant seenLast = Instant.MIN;
    private @Nullable String beat;
    private Duration beatAt = Duration.ZERO;
    private Duration lookedAt = Duration.ZERO;
    private boolean stopped;

    /**
     * Looks at it.
     *
     * @param at before it was looked at
     * @param seen the last beat; empty where nobody says that all is sent
     * @param uptime now, by a clock that is never turned back
     * @return everything is sent that was committed until then, or is not waited for
     */
    Instant look(Instant at, Optional<String> seen, Duration uptime) {
        if (seen.isEmpty()) {
            return at;
        }
        if (!seen.get().equals(beat)) {
            sent = later(sent, seenBefore);
            seenBefore = seenLast;
            beat = seen.get();
            beatAt = uptime;
            stopped = false;
        } else if (uptime.minus(lookedAt).compareTo(PAUSE) > 0) {
            // Nobody looked meanwhile.
            beatAt = uptime;
        }
        seenLast = at;
        lookedAt = uptime;
        if (uptime.minus(beatAt).compareTo(STOPPED) >= 0) {
            stopped = true;
            sent = later(sent, at);
        }
        return sent;
    }

    /** Whether no beat has come for so long that nobody waits for one. */
    boolean stopped() {
        return stopped;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
