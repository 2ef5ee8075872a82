package io.guichet.sla.clock;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TargetKind;
import io.guichet.events.TicketStatus;

/** Something in the life of a ticket that moves its clocks. */
public sealed interface Fact {

    Instant at();

    /**
     * The ticket was promised these; the first promise starts the clocks, a later one replaces what was promised.
     *
     * @param calendar names the hours that are counted in from here on; what was used before stays as it was counted
     * @param policy by which it was promised; absent when that matters to nobody
     */
    record Promised(Instant at, Map<TargetKind, Commitment> commitments, String calendar, @Nullable UUID policy)
            implements
                Fact {

        /** In hours without a name. */
        public Promised(Instant at, Map<TargetKind, Commitment> commitments) {
            this(at, commitments, "");
        }

        /** By whatever policy. */
        public Promised(Instant at, Map<TargetKind, Commitment> commitments, String calendar) {
            this(at, commitments, calendar, null);
        }

        public Promised {
            commitments = Map.copyOf(commitments);
        }
    }

    /** The ticket moved to another status. */
    record StatusMoved(Instant at, TicketStatus to) implements Fact {}

    /** The customer wrote, after the message that opened the ticket. */
    record CustomerWrote(Instant at) implements Fact {}

    /**
     * The customer has been waiting since an instant, whatever was taken for their wait before.
     *
     * @param since absent when they do not wait
     */
    record WaitsSince(Instant at, @Nullable Instant since) implements Fact {}

    /**
     * Another ticket became a part of it, whose customer, or its own, has been waiting since an instant: who waits already
     * has waited since then.
     */
    record TookIn(Instant at, Instant since) implements Fact {}

    /** A person answered in public. */
    record Answered(Instant at) implements Fact {}

    /** The ticket became a part of another one: nothing is owed on its own any more. */
    record Merged(Instant at) implements Fact {}

    /** It is a ticket of its own again; the time in between does not count. */
    record Unmerged(Instant at) implements Fact {}

    /** It was thrown away: nothing is owed, and nothing of it counts. */
    record Trashed(Instant at) implements Fact {}

    /** It is back; the time in between does not count. */
    record Restored(Instant at) implements Fact {}
}
