package io.guichet.kb.outbox;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Decides when this replica may send. No replica trusts another's clock: a claim has run out when its beat stood
 * still for {@link Terms#patience} on one's own; the holder itself stops sooner, after {@link Terms#term}. All times
 * are nanoseconds of one process' monotonic clock. Not safe for use by several threads at once.
 */
final class Lease {

    private final String me;
    private final Terms terms;
    private @Nullable Claim lastSeen;
    private long seenSince;
    private long heldUntil;
    private boolean held;

    Lease(String me, Terms terms) {
        this.me = me;
        this.terms = terms;
    }

    /**
     * How long a claim lasts.
     *
     * @param term what the holder allows itself after a beat
     * @param patience what the others give it; longer by what a record may take to reach the broker
     */
    record Terms(Duration term, Duration patience) {

        Terms {
            if (patience.compareTo(term) <= 0) {
                throw new IllegalArgumentException(
                        "Patience %s must be longer than the term %s".formatted(patience, term));
            }
        }
    }

    /** Whether this replica may make the next claim itself, seeing this one now; none if nobody ever claimed. */
    boolean mayClaim(@Nullable Claim seen, long now) {
        if (seen == null || seen.holder().equals(me)) {
            return true;
        }
        if (!seen.equals(lastSeen)) {
            lastSeen = seen;
            seenSince = now;
        }
        return now - seenSince >= terms.patience().toNanos();
    }

    /** The claim was written; it counts from before the writing began. */
    void claimed(long askedAt) {
        held = true;
        heldUntil = askedAt + terms.term().toNanos();
    }

    /** Somebody else was quicker, or this replica gives up. */
    void lost() {
        held = false;
    }

    boolean isHeld(long now) {
        return held && now - heldUntil < 0;
    }

    /** Whether less than half of the term is left. */
    boolean needsBeat(long now) {
        return !isHeld(now) || heldUntil - now < terms.term().toNanos() / 2;
    }
}
