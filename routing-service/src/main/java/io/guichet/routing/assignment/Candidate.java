package io.guichet.routing.assignment;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent.Presence;

/**
 * A member of a group, as seen when a ticket looks for an agent.
 *
 * @param capacity the most that automatic assignment may give, in units of work
 * @param units what the member has, proposals not yet answered included; a person may have given more than the capacity
 * @param groupTurn number of the member's last turn in this group; 0 before the first
 * @param lastTurn number of the member's last turn in any group; 0 before the first
 */
public record Candidate(UUID agent, String name, boolean active, Presence presence, @Nullable String language,
        int capacity, int units, long groupTurn, long lastTurn) {

    /** How much more may be given, in units of work; negative when a person gave more than the capacity. */
    public int room() {
        return capacity - units;
    }

    /** The same member after a turn. */
    Candidate given(int weight, long turn) {
        return new Candidate(agent, name, active, presence, language, capacity, units + weight, turn, turn);
    }
}
