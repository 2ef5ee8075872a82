package io.guichet.ticket;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

/** One promised instant, and the instant of the fact that we know it from: an older fact is ignored. */
@Embeddable
class Promise {

    private @Nullable Instant due;
    private Instant known = Instant.EPOCH;

    protected Promise() {}

    /** Promised anew, or no longer; whether that is news. */
    boolean set(@Nullable Instant newDue, Instant at) {
        if (at.isBefore(known)) {
            return false;
        }
        known = at.truncatedTo(ChronoUnit.MICROS);
        var kept = newDue == null ? null : newDue.truncatedTo(ChronoUnit.MICROS);
        var changed = !Objects.equals(due, kept);
        due = kept;
        return changed;
    }

    /** Kept or broken for good: only the promise of that very instant ends. */
    boolean end(Instant ended, Instant at) {
        return ended.truncatedTo(ChronoUnit.MICROS).equals(due) ? set(null, at) : note(at);
    }

    private boolean note(Instant at) {
        if (at.isAfter(known)) {
            known = at.truncatedTo(ChronoUnit.MICROS);
        }
        return false;
    }

    @Nullable
    Instant due() {
        return due;
    }

    Instant known() {
        return known;
    }
}
