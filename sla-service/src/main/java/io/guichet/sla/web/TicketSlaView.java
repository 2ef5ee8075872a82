package io.guichet.sla.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TargetKind;
import io.guichet.sla.TicketSla;
import io.guichet.sla.history.Promise;
import io.guichet.sla.target.Target;

/**
 * What was promised to a ticket.
 *
 * @param policy its name; absent when nothing was promised
 * @param calendar key of the calendar that is counted in; absent for around the clock
 */
record TicketSlaView(UUID ticketId, @Nullable UUID policyId, @Nullable String policy, @Nullable Integer policyVersion,
        @Nullable String calendar, List<TargetView> targets, TicketSla.@Nullable Next next) {

    /**
     * One target.
     *
     * @param due while it stands still, when it would have been
     * @param used of the duration, until now
     */
    record TargetView(TargetKind kind, Instant due, Target.State state, Instant startedAt, @Nullable Instant metAt,
            @Nullable Instant warnedAt, @Nullable Instant breachedAt, Duration duration, boolean business,
            Duration used) {

        static TargetView of(TicketSla sla, Target target) {
            return new TargetView(target.kind(), target.due(), target.state(sla.now()), target.startedAt(),
                    target.metAt(), target.warnedAt(), target.breachedAt(), target.duration(), target.business(),
                    sla.used(target));
        }
    }

    static TicketSlaView of(TicketSla sla) {
        var promise = sla.promise().orElse(null);
        var targets = sla.targets().stream().map(target -> TargetView.of(sla, target)).toList();
        return promise == null
                ? new TicketSlaView(sla.ticket(), null, null, null, null, targets, sla.next().orElse(null))
                : new TicketSlaView(sla.ticket(), promise.policyId(), promise.policy(), promise.policyVersion(),
                        calendar(promise), targets, sla.next().orElse(null));
    }

    private static @Nullable String calendar(Promise promise) {
        var calendar = promise.calendar();
        return calendar == null ? null : calendar.key();
    }
}
