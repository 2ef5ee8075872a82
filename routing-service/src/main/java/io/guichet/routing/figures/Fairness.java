package io.guichet.routing.figures;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * How work was shared in a period.
 *
 * @param firstLine how much ended without the second line
 */
public record Fairness(Instant from, Instant to, List<OfGroup> groups, FirstLine firstLine) {

    /**
     * A group.
     *
     * @param assigned tickets that were given to its members automatically
     * @param spread the greatest number that a member was given less the smallest, members who got none included
     * @param utilisation units of capacity of those who were present, on average; absent when it was not measured
     */
    public record OfGroup(String group, String name, long assigned, long spread, List<Share> shares, Waits waits,
            @Nullable Double utilisation) {}

    /** What one member was given; {@code share} of all, 0 to 1. */
    public record Share(UUID agent, String name, long assigned, double share) {}

    /** How long tickets waited for an agent, in milliseconds; absent when none was assigned. */
    public record Waits(@Nullable Long median, @Nullable Long p90, @Nullable Long p99, @Nullable Long longest) {}

    /**
     * Tickets that were resolved or closed in the period.
     *
     * @param share of those that the second line had no part in, 0 to 1; absent when none ended
     */
    public record FirstLine(long ended, long inFirstLine, @Nullable Double share) {}
}
