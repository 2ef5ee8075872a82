package io.guichet.sla;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TargetKind;

/** A target that is nearly due, or was missed and is not met yet. */
public record Danger(UUID ticketId, long number, String department, @Nullable String group, @Nullable UUID assignee,
        TargetKind kind, Instant due) {

    /** Which ones are asked for. */
    public enum State {
        IMMINENT,
        /** Missed and not met, of tickets that are not solved. */
        BREACHED,
        /** Missed and not met, of tickets that were solved without it. */
        UNMET
    }

    /** Where one stands in the list, which is ordered by what is due. */
    public record Place(Instant due, UUID ticketId, TargetKind kind) {}
}
