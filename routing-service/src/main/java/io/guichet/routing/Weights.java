package io.guichet.routing;

import java.util.Map;
import java.util.Set;

import io.guichet.events.Priority;
import io.guichet.events.TicketStatus;

/**
 * What a ticket weighs for the one who has it.
 *
 * @param units of work by priority, at least 1 each
 * @param counting the statuses in which a ticket weighs at all
 */
public record Weights(Map<Priority, Integer> units, Set<TicketStatus> counting) {

    public Weights {
        units = Map.copyOf(units);
        counting = Set.copyOf(counting);
        if (counting.contains(TicketStatus.CLOSED)) {
            throw new IllegalArgumentException("guichet.routing.weights: nobody works on what is CLOSED");
        }
        for (var priority : Priority.values()) {
            if (units.getOrDefault(priority, 0) < 1) {
                throw new IllegalArgumentException(
                        "guichet.routing.weights: %s must weigh at least 1".formatted(priority));
            }
        }
    }

    /** What a ticket of the priority weighs, in units of work. */
    public int of(Priority priority) {
        return units.getOrDefault(priority, 1);
    }

    /** Whether a ticket in the status weighs at all. */
    public boolean counts(TicketStatus status) {
        return counting.contains(status);
    }
}
