package io.guichet.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Priority;
import io.guichet.events.TargetKind;
import io.guichet.sla.history.Promise;
import io.guichet.sla.target.Retelling.Retold;
import io.guichet.sla.target.Standing;
import io.guichet.sla.target.Target;

/**
 * Chosen tickets are promised anew by the policies and calendars of now, because an administrator asked for it.
 *
 * @param dryRun whether it only says what would change
 * @param total how many tickets were chosen
 * @param failed tickets that could not be computed, for example because a calendar never opens
 * @param finishedAt absent while it goes on
 * @param failure why it ended before all tickets were computed; what was done until then stays done
 */
public record Recomputation(UUID id, Progress state, boolean dryRun, String reason, String askedBy, Selection selection,
        int total, int done, int changed, int failed, Instant createdAt, @Nullable Instant finishedAt,
        @Nullable String failure) {

    /** How far it is. */
    public enum Progress {
        RUNNING, DONE, FAILED;

        static Progress of(@Nullable Instant finishedAt, @Nullable String failure) {
            if (finishedAt == null) {
                return RUNNING;
            }
            return failure == null ? DONE : FAILED;
        }
    }

    /**
     * Which tickets.
     *
     * @param tickets these, as far as they are open; empty for all open ones that fit what else is said
     * @param policy whose promise they keep
     */
    public record Selection(List<UUID> tickets, @Nullable UUID policy, @Nullable String department,
            @Nullable Priority priority) {

        public Selection {
            tickets = List.copyOf(tickets);
        }
    }

    /**
     * What changed, or would change, for a ticket.
     *
     * @param left why the ticket was left as it is; absent when it was not
     */
    public record Change(UUID ticketId, long number, @Nullable Made before, @Nullable Made after, List<Due> targets,
            @Nullable Left left) {

        /** Why a ticket is left as it is. */
        public enum Left {
            NOT_OPEN,
            /** Its calendar never opens. */
            NOT_COUNTED
        }

        static Change none(SlaTicket ticket, Left why) {
            var made = ticket.promise().map(Made::of).orElse(null);
            return new Change(ticket.id(), ticket.number(), made, made, List.of(), why);
        }

        static Change of(SlaTicket ticket, Retold told) {
            var dues = new ArrayList<Due>();
            for (var kind : TargetKind.values()) {
                var before = due(told.before(), kind);
                var after = due(told.after(), kind);
                if (!before.equals(after)) {
                    dues.add(new Due(kind, before.orElse(null), after.orElse(null)));
                }
            }
            return new Change(ticket.id(), ticket.number(), told.before().promise().map(Made::of).orElse(null),
                    told.after().promise().map(Made::of).orElse(null), dues, null);
        }

        private static Optional<Instant> due(Standing standing, TargetKind kind) {
            return standing.targets().stream().filter(target -> target.kind() == kind).map(Target::due).findAny();
        }
    }

    /** A policy's version. */
    public record Made(UUID policyId, String policy, int version) {

        static Made of(Promise promise) {
            return new Made(promise.policyId(), promise.policy(), promise.policyVersion());
        }
    }

    /** When a target is due; absent where it is not promised. */
    public record Due(TargetKind kind, @Nullable Instant before, @Nullable Instant after) {}
}
