package io.guichet.routing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.guichet.routing.decision.Decision;

/**
 * Why a ticket went where it went.
 *
 * @param department name of the ticket's department
 * @param failed rules that were passed over for it because they could not be decided
 */
public record Explanation(String department, List<Decision> decisions, List<FailedRule> failed) {

    public Explanation {
        decisions = List.copyOf(decisions);
        failed = List.copyOf(failed);
    }

    /** A rule that could not be decided on the ticket's facts. */
    public record FailedRule(UUID id, String rule, Instant at, String reason) {}
}
