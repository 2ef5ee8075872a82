package io.guichet.sla.report;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TargetKind;

/**
 * How many promises of a kind were kept in a period.
 *
 * @param key of the policy, group, agent or department; absent for tickets that nobody had
 * @param name as shown to people; absent when it is not known any more
 * @param since the beginning of the period
 * @param decided kept and broken together
 * @param share of {@code decided} that was kept, 0 to 1
 */
public record Attainment(@Nullable String key, @Nullable String name, TargetKind kind, Instant since, long decided,
        long kept, long broken, double share) {

    /** What figures are grouped by. */
    public enum By {
        POLICY, GROUP, AGENT, DEPARTMENT
    }

    /** How long a period is; {@code ALL} for the whole time at once. */
    public enum Step {
        HOUR, DAY, WEEK, MONTH, ALL
    }
}
