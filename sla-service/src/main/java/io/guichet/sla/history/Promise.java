package io.guichet.sla.history;

import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TargetKind;
import io.guichet.sla.calendar.CalendarRef;
import io.guichet.sla.clock.Commitment;

/**
 * What a version of a policy promises to a ticket.
 *
 * @param policy the policy's name
 * @param calendar the version of the calendar that it is counted in; absent for around the clock
 */
public record Promise(UUID policyId, String policy, int policyVersion, @Nullable CalendarRef calendar,
        Map<TargetKind, Commitment> commitments) {

    public Promise {
        commitments = Map.copyOf(commitments);
    }

    /** The same, counted in another version of a calendar. */
    public Promise in(CalendarRef version) {
        return new Promise(policyId, policy, policyVersion, version, commitments);
    }

    /** Whether the other one is by the same policy and calendar, in whatever versions. */
    boolean isByTheSame(Promise other) {
        return policyId.equals(other.policyId) && key(calendar).equals(key(other.calendar));
    }

    /** The calendar's name among those that clocks are replayed with; empty for around the clock. */
    public String calendarName() {
        return calendar == null ? "" : calendar.name();
    }

    private static String key(@Nullable CalendarRef ref) {
        return ref == null ? "" : ref.key();
    }
}
