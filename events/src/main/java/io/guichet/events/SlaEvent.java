package io.guichet.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What became of a promise, and what fell due beside; published by sla-service on {@code guichet.sla}. */
public sealed interface SlaEvent extends GuichetEvent {

    /** Something about a ticket. */
    sealed interface OfTicket extends SlaEvent {

        UUID ticketId();

        @Override
        default String key() {
            return ticketId().toString();
        }
    }

    /**
     * The ticket was promised these instants, or promised them anew.
     *
     * @param policy the policy's name
     * @param promised every running or paused target, replacing what was set before
     */
    record TargetsSet(UUID ticketId, UUID policyId, String policy, int policyVersion, List<Target> promised, Instant at)
            implements
                OfTicket {}

    /** The clock of a target stands still until the next {@link TargetsSet}. */
    record TargetPaused(UUID ticketId, TargetKind kind, Instant at) implements OfTicket {}

    /**
     * What was promised has been done.
     *
     * @param breached whether it was done after it was due
     */
    record TargetMet(UUID ticketId, TargetKind kind, Instant due, Instant at, boolean breached) implements OfTicket {}

    /**
     * A target is nearly due.
     *
     * @param late whether the warning itself comes late, after an outage
     */
    record BreachApproaching(UUID ticketId, TargetKind kind, Instant due, Instant at, boolean late)
            implements
                OfTicket {}

    /** A target was missed; {@code late} as in {@link BreachApproaching}. */
    record TargetBreached(UUID ticketId, TargetKind kind, Instant due, Instant at, boolean late) implements OfTicket {}

    /**
     * A step of the escalation chain of a target was reached. Its actions are carried out once: those on the ticket by
     * ticket-service, messages by notification-service; one that no longer applies, such as raising a priority that is
     * as high already, is left undone.
     *
     * @param policy the policy's name
     * @param occurrence of the target: which wait of the customer, from 1
     * @param step its name within the chain, told once for each occurrence
     * @param due when the target is or was due
     * @param planned when the step was due
     * @param at when it was told
     * @param late as in {@link BreachApproaching}
     * @param status that the ticket had when this was decided; absent in older events
     */
    record EscalationDue(UUID ticketId, UUID policyId, String policy, int policyVersion, TargetKind kind,
            int occurrence, String step, Instant due, Instant planned, Instant at, boolean late,
            List<SlaAction> actions, @Nullable TicketStatus status) implements OfTicket {}

    /**
     * A ticket has been in a state for so long that a rule acts; what is said of actions at {@link EscalationDue} holds
     * here as well.
     *
     * @param rule the rule's name
     * @param step which of the rule's steps, from 1
     * @param since when the state began; each step is told once for it
     * @param planned when the step was due
     * @param at when it was told
     * @param status that the ticket had when this was decided: in another one the state is over; absent in older events
     */
    record WatchFired(UUID ticketId, UUID ruleId, String rule, int ruleVersion, Watch watch, int step, Instant since,
            Instant planned, Instant at, boolean late, List<SlaAction> actions, @Nullable TicketStatus status)
            implements
                OfTicket {}

    /**
     * Somebody wanted to be reminded now.
     *
     * @param ticketId absent for a reminder that stands alone
     * @param agent who is reminded
     * @param by who asked for it
     * @param due when it was wanted
     * @param at when it was told
     */
    record ReminderDue(UUID reminder, @Nullable UUID ticketId, UUID agent, UUID by, String text, Instant due,
            Instant at, boolean late) implements SlaEvent {

        @Override
        public String key() {
            return String.valueOf(ticketId == null ? reminder : ticketId);
        }
    }

    /**
     * One promise.
     *
     * @param duration how long was promised, in business time or, if not {@code business}, in clock time
     * @param paused whether its clock stands still; {@code due} then says when it was due before the pause
     */
    record Target(TargetKind kind, Instant due, Duration duration, boolean business, boolean paused) {}

    /** What a rule watches for. */
    enum Watch {
        /** Nobody has the ticket. */
        UNASSIGNED,
        /** Nobody, neither customer nor agent, has written or changed anything. */
        NO_ACTIVITY,
        /** No agent has answered, and the status has not changed. */
        NO_PROGRESS,
        /** The ticket has been in the same status. */
        IN_STATUS,
        /** The customer has not written since the last answer. */
        CUSTOMER_SILENT
    }
}
