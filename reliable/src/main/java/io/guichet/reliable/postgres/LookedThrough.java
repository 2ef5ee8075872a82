package io.guichet.reliable.postgres;

import java.time.Duration;
import java.time.Instant;

import io.guichet.reliable.postgres.DueRows.Page;
import io.guichet.reliable.postgres.DueRows.Place;

/**
 * How far what is due has been looked through while much of it waits: one goes on from there, so that what waits hides
 * nothing, and begins anew each second.
 */
final class LookedThrough {

    static final Duration ANEW = Duration.ofSeconds(1);
    private static final Place BEGINNING = Place.after(Instant.EPOCH);

    private Place until = BEGINNING;
    private Duration begunAt = Duration.ZERO;
    private boolean more;

    /**
     * Where to go on.
     *
     * @param everything what was due until then need not be looked at
     * @param uptime now, by a clock that is never turned back
     */
    synchronized Place from(Instant everything, Duration uptime) {
        if (!more && uptime.minus(begunAt).compareTo(ANEW) >= 0) {
            until = BEGINNING;
        }
        if (until.equals(BEGINNING)) {
            begunAt = uptime;
        }
        var first = Place.after(everything);
        return until.isAfter(first) ? until : first;
    }

    /**
     * Notes what was found there.
     *
     * @param enough whether there may be more of it that can be done: then it is looked at again
     */
    synchronized void note(Page page, boolean enough) {
        more = !enough && !page.isLast();
        if (more || !enough && !until.equals(BEGINNING)) {
            until = page.end();
        }
    }

    /** Nothing is behind any more. */
    synchronized void startOver() {
        until = BEGINNING;
        more = false;
    }

    /** Whether to go on at once. */
    synchronized boolean hasMore() {
        return more;
    }
}
