package io.guichet.sla.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.guichet.events.SlaAction;
import io.guichet.events.SlaEvent.Watch;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketStatus;
import io.guichet.sla.history.Anchors;

/**
 * What a version of a rule says.
 *
 * @param condition in CEL; empty for every ticket
 * @param statuses in which tickets are watched
 * @param calendar key; absent for that of the ticket's department
 * @param business whether the time counts in the calendar, else by the clock
 * @param steps in the order in which they come
 */
public record WatchDetails(String name, Watch watch, String condition, Set<TicketStatus> statuses,
        @Nullable String calendar, boolean business, List<Step> steps) {

    private static final Set<TicketStatus> OPEN = EnumSet.complementOf(
            EnumSet.of(TicketStatus.RESOLVED, TicketStatus.CLOSED));
    private static final Set<TicketStatus> OURS_TO_WAIT = EnumSet.of(TicketStatus.PENDING, TicketStatus.ANSWERED);

    public WatchDetails {
        statuses = Set.copyOf(statuses);
        steps = List.copyOf(steps);
    }

    /** What is done when the state has lasted for so long. */
    public record Step(Duration after, List<SlaAction> actions) {

        public Step {
            actions = List.copyOf(actions);
        }
    }

    /**
     * The statuses in which tickets are watched unless told otherwise: those in which the state is somebody's fault.
     */
    public static Set<TicketStatus> usualStatuses(Watch watch) {
        return watch == Watch.CUSTOMER_SILENT ? OURS_TO_WAIT : OPEN;
    }

    /** Since when the ticket has been in the state; empty when it is not. Whether the condition holds is not asked. */
    Optional<Instant> since(TicketSnapshot ticket, Anchors anchors) {
        if (anchors.away() || !statuses.contains(ticket.status())) {
            return Optional.empty();
        }
        return switch (watch) {
            case UNASSIGNED -> ticket.assignee() == null
                    ? Optional.of(later(anchors.unassigned(), anchors.openSince()))
                    : Optional.empty();
            case NO_ACTIVITY -> Optional.of(anchors.active());
            case NO_PROGRESS -> Optional.of(anchors.progressed());
            case IN_STATUS -> Optional.of(anchors.inStatus());
            case CUSTOMER_SILENT -> Optional.ofNullable(anchors.silent());
        };
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
