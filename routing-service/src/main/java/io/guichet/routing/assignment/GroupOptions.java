package io.guichet.routing.assignment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a group may be asked to do beside its strategy. What is absent is as if nobody had said anything.
 *
 * @param sticky whether the customer's last agent, or that one's deputy, goes before others who can take a ticket
 * @param order conditions: tickets that meet the first come first, and so on; within each the oldest waiting first
 * @param requesterCap how many tickets of one requester the group's agents have at most at a time
 * @param organizationCap the same of one organisation
 * @param reserve the part of the room that a burst leaves free for others who write, 0 to 1; absent for what the
 *     installation says
 * @param onAbsence what becomes of the work of a member who goes away
 * @param overflow where tickets go that have waited too long
 * @param secondLine key of the group that an agent may pass a ticket on to
 * @param regionUse what it makes of a ticket's region
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GroupOptions(boolean sticky, List<String> order, @Nullable Integer requesterCap,
        @Nullable Integer organizationCap, @Nullable Double reserve, OnAbsence onAbsence, @Nullable Overflow overflow,
        @Nullable String secondLine, RegionUse regionUse) {

    /** Nothing in particular. */
    public static final GroupOptions NONE = new GroupOptions(false, List.of(), null, null, null, OnAbsence.KEEP, null,
            null, RegionUse.IGNORED);

    @SuppressWarnings("NullAway") // JSON may leave them out
    public GroupOptions {
        order = order == null ? List.of() : List.copyOf(order);
        onAbsence = onAbsence == null ? OnAbsence.KEEP : onAbsence;
        regionUse = regionUse == null ? RegionUse.IGNORED : regionUse;
    }

    /** What becomes of the open work of an agent who is away. */
    public enum OnAbsence {
        /** It waits for them. */
        KEEP,
        /** What they have not done anything about is offered to others. */
        REOFFER_UNTOUCHED,
        /** All of it is offered to others. */
        REOFFER_ALL
    }

    /** What a wait is measured in. */
    public enum TimeCount {
        CLOCK, BUSINESS
    }

    /**
     * Tickets that nobody could take for so long go to another group.
     *
     * @param group key
     * @param after how long they wait, more than zero
     * @param time whether closed hours of the department count
     */
    public record Overflow(String group, Duration after, TimeCount time) {}

    /** Keys of the other groups that these options name. */
    public List<String> groups() {
        return Optional.ofNullable(overflow).map(Overflow::group).map(first -> secondLine == null
                ? List.of(first)
                : List.of(first, secondLine))
                .orElseGet(() -> secondLine == null ? List.of() : List.of(secondLine));
    }

    /** Whether the group limits how much it does for one requester or organisation at a time. */
    public boolean capped() {
        return requesterCap != null || organizationCap != null;
    }
}
