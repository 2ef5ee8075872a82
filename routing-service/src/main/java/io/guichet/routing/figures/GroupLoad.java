package io.guichet.routing.figures;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent.Presence;

/**
 * How busy a group is now.
 *
 * @param waiting tickets in its queue
 * @param waitingSince since when the one waits that has waited longest; absent when none does
 * @param present members who are ONLINE
 * @param units of work that they have, of any group
 * @param capacity that they have
 * @param utilisation units of capacity, 0 when nobody is present; above 1 when people gave more
 */
public record GroupLoad(String group, long waiting, @Nullable Instant waitingSince, int present, long units,
        long capacity, double utilisation, List<Member> members) {

    /** A group with these members. */
    static GroupLoad of(String group, long waiting, @Nullable Instant waitingSince, List<Member> members) {
        var there = members.stream().filter(member -> member.presence() == Presence.ONLINE).toList();
        var units = there.stream().mapToLong(Member::units).sum();
        var capacity = there.stream().mapToLong(Member::capacity).sum();
        return new GroupLoad(group, waiting, waitingSince, there.size(), units, capacity, part(units, capacity),
                members);
    }

    /**
     * A member.
     *
     * @param tickets that weigh on them, of any group
     * @param inGroup those of them that are the group's
     */
    public record Member(UUID agent, String name, Presence presence, boolean exempt, long tickets, long inGroup,
            long units, long capacity, double utilisation) {}

    static double part(long units, long capacity) {
        return capacity == 0 ? 0 : Math.round(1000.0 * units / capacity) / 1000.0;
    }
}
