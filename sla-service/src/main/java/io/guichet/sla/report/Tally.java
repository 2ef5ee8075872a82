package io.guichet.sla.report;

import java.time.Instant;

import io.guichet.sla.clock.TargetClock;

/** How many promises of a kind were made, kept, broken, or are not decided yet. */
public record Tally(int promised, int kept, int broken, int open) {

    static final Tally NONE = new Tally(0, 0, 0, 0);

    /** What became of one promise. */
    public enum Fate {
        KEPT, BROKEN, OPEN
    }

    static Fate fate(TargetClock clock, Instant now) {
        if (clock.metAt() != null) {
            return clock.metLate() ? Fate.BROKEN : Fate.KEPT;
        }
        return clock.missed() || clock.running() && clock.due().isBefore(now) ? Fate.BROKEN : Fate.OPEN;
    }

    Tally and(Fate fate) {
        return new Tally(promised + 1, kept + (fate == Fate.KEPT ? 1 : 0), broken + (fate == Fate.BROKEN ? 1 : 0),
                open + (fate == Fate.OPEN ? 1 : 0));
    }
}
