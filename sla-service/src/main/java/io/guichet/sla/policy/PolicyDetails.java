package io.guichet.sla.policy;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Priority;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketStatus;
import io.guichet.sla.clock.Commitment;
import io.guichet.sla.clock.Escalation;

/**
 * What a version of a policy says; never changed.
 *
 * @param position the policy with the lowest one is asked first
 * @param condition in CEL; empty for every ticket
 * @param calendar key; absent for that of the ticket's department
 * @param terms what is promised to tickets of a priority; nothing to one that is absent
 * @param pausedIn statuses in which the clock of a target stands still
 * @param warnAt the share of a duration after which a warning is due
 * @param escalations the chain of each target; none in what was stored before there were chains
 * @param warnBefore how long before the deadline a warning is due, instead of {@code warnAt}; absent if that says when
 */
public record PolicyDetails(String name, int position, String condition, @Nullable String calendar,
        Map<Priority, Map<TargetKind, Term>> terms, Map<TargetKind, Set<TicketStatus>> pausedIn, double warnAt,
        Map<TargetKind, List<Escalation>> escalations, @Nullable Duration warnBefore) {

    public PolicyDetails {
        terms = Map.copyOf(terms);
        pausedIn = Map.copyOf(pausedIn);
        escalations = Objects.requireNonNullElse(escalations, Map.<TargetKind, List<Escalation>>of());
        escalations = Map.copyOf(escalations);
    }

    /** A duration in business time or, if not {@code business}, in clock time. */
    public record Term(Duration duration, boolean business) {}

    /** What a ticket of the priority is promised. */
    public Map<TargetKind, Commitment> commitments(Priority priority) {
        var commitments = new EnumMap<TargetKind, Commitment>(TargetKind.class);
        terms.getOrDefault(priority, Map.of()).forEach((kind, term) -> commitments.put(kind,
                new Commitment(term.duration(), term.business(), pausedIn.getOrDefault(kind, Set.of()), warnAt,
                        escalations.getOrDefault(kind, List.of()), warnBefore)));
        return commitments;
    }
}
