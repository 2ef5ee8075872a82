package io.guichet.sla.policy.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Priority;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketStatus;
import io.guichet.sla.policy.Policy;
import io.guichet.sla.policy.PolicyDetails;
import io.guichet.sla.policy.PolicyDetails.Term;
import io.guichet.sla.policy.PolicyVersion;

/**
 * A policy, or one version of it, as it is shown; see {@link PolicyBody}.
 *
 * @param since when this version was made; shown in the list of versions only
 * @param warnAt absent where {@code warnBefore} says when
 */
record PolicyView(UUID id, int version, @Nullable Instant since, String name, int position, String condition,
        @Nullable String calendar, Map<Priority, TargetsView> targets, PausesView pausedIn, @Nullable Double warnAt,
        @Nullable Duration warnBefore, @Nullable ChainsBody escalations) {

    /** What one priority is promised. */
    record TargetsView(@Nullable TermView firstResponse, @Nullable TermView nextResponse,
            @Nullable TermView resolution) {}

    record TermView(Duration duration, boolean business) {}

    record PausesView(List<TicketStatus> firstResponse, List<TicketStatus> nextResponse,
            List<TicketStatus> resolution) {}

    static PolicyView of(Policy policy) {
        return of(policy.id(), policy.version(), null, policy.details());
    }

    static PolicyView of(UUID id, PolicyVersion version) {
        return of(id, version.version(), version.at(), version.details());
    }

    private static PolicyView of(UUID id, int version, @Nullable Instant since, PolicyDetails details) {
        var targets = new TreeMap<Priority, TargetsView>();
        details.terms().forEach((priority, terms) -> targets.put(priority,
                new TargetsView(term(terms.get(TargetKind.FIRST_RESPONSE)), term(terms.get(TargetKind.NEXT_RESPONSE)),
                        term(terms.get(TargetKind.RESOLUTION)))));
        var pauses = new PausesView(pauses(details, TargetKind.FIRST_RESPONSE),
                pauses(details, TargetKind.NEXT_RESPONSE), pauses(details, TargetKind.RESOLUTION));
        return new PolicyView(id, version, since, details.name(), details.position(), details.condition(),
                details.calendar(), targets, pauses, details.warnBefore() == null ? details.warnAt() : null,
                details.warnBefore(), ChainsBody.of(details.escalations()));
    }

    private static @Nullable TermView term(@Nullable Term term) {
        return term == null ? null : new TermView(term.duration(), term.business());
    }

    private static List<TicketStatus> pauses(PolicyDetails details, TargetKind kind) {
        return details.pausedIn().getOrDefault(kind, Set.of()).stream().sorted().toList();
    }
}
