package io.guichet.sla.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TargetKind;
import io.guichet.sla.TicketSla;
import io.guichet.sla.action.ActionBody;
import io.guichet.sla.clock.Interval;
import io.guichet.sla.clock.TargetClock;
import io.guichet.sla.history.History.Made;
import io.guichet.sla.history.Promise;
import io.guichet.sla.target.Rung;
import io.guichet.sla.target.Target;

/**
 * What was promised to a ticket, and why it stands as it does.
 *
 * @param policy its name; absent when nothing was promised
 * @param calendar key of the calendar that is counted in; absent for around the clock
 * @param next the first warning or breach
 * @param upcoming all that will happen if nobody does anything
 * @param promises every promise that was made, the first one first
 * @param past earlier waits of the customer
 * @param uncounted targets that are promised, but due at no instant, because the calendar does not open any more; absent
 * when there are none
 */
record TicketSlaView(UUID ticketId, @Nullable UUID policyId, @Nullable String policy, @Nullable Integer policyVersion,
        @Nullable String calendar, List<TargetView> targets, TicketSla.@Nullable Next next,
        List<TicketSla.Upcoming> upcoming, List<PromiseView> promises, List<PastView> past,
        @Nullable List<TargetKind> uncounted) {

    /**
     * One target.
     *
     * @param due while it stands still, when it would have been
     * @param used of the duration, until now
     * @param counted the intervals in which its clock ran; the last one has no end while it runs
     * @param pauses the times in between; the last one has no end while it stands still
     */
    record TargetView(TargetKind kind, Instant due, Target.State state, Instant startedAt, @Nullable Instant metAt,
            @Nullable Instant warnedAt, @Nullable Instant breachedAt, Duration duration, boolean business,
            Duration used, int occurrence, Instant warnDue, List<SpanView> counted, List<SpanView> pauses,
            List<StepView> escalations) {

        static TargetView of(TicketSla sla, Target target) {
            var intervals = sla.clock(target).map(TargetClock::counted).orElse(List.of());
            return new TargetView(target.kind(), target.due(), target.state(sla.now()), target.startedAt(),
                    target.metAt(), target.warnedAt(), target.breachedAt(), target.duration(), target.business(),
                    sla.used(target), target.occurrence(), target.warnDue(),
                    SpanView.counted(intervals, target.runningSince()),
                    SpanView.between(intervals, target.startedAt(), target.runningSince(), target.metAt() == null),
                    target.steps().stream().map(StepView::of).toList());
        }
    }

    /** From an instant up to another, or until now. */
    record SpanView(Instant from, @Nullable Instant to) {

        static List<SpanView> counted(List<Interval> intervals, @Nullable Instant runningSince) {
            var spans = new ArrayList<SpanView>();
            intervals.forEach(interval -> spans.add(new SpanView(interval.from(), interval.to())));
            if (runningSince != null) {
                var goesOn = !spans.isEmpty() && runningSince.equals(spans.getLast().to());
                spans.add(new SpanView(goesOn ? spans.removeLast().from() : runningSince, null));
            }
            return spans;
        }

        static List<SpanView> between(List<Interval> intervals, Instant startedAt, @Nullable Instant since,
                boolean open) {
            var pauses = new ArrayList<SpanView>();
            var end = startedAt;
            for (var interval : intervals) {
                if (interval.from().isAfter(end)) {
                    pauses.add(new SpanView(end, interval.from()));
                }
                end = interval.to();
            }
            if (since != null && since.isAfter(end)) {
                pauses.add(new SpanView(end, since));
            } else if (since == null && open) {
                pauses.add(new SpanView(end, null));
            }
            return pauses;
        }
    }

    /** A step of an escalation chain; see {@link Rung}. */
    record StepView(String step, Instant at, @Nullable Instant toldAt, List<ActionBody> actions) {

        static StepView of(Rung rung) {
            return new StepView(rung.step(), rung.at(), rung.toldAt(),
                    rung.actions().stream().map(ActionBody::of).toList());
        }
    }

    /** A promise that was made; without a policy one was withdrawn. */
    record PromiseView(Instant since, @Nullable UUID policyId, @Nullable String policy, @Nullable Integer policyVersion,
            @Nullable String calendar, @Nullable Long calendarVersion, boolean recomputed) {

        static PromiseView of(Made made) {
            var promise = made.promise();
            if (promise == null) {
                return new PromiseView(made.at(), null, null, null, null, null, made.recomputed());
            }
            var calendar = promise.calendar();
            return new PromiseView(made.at(), promise.policyId(), promise.policy(), promise.policyVersion(),
                    calendar == null ? null : calendar.key(), calendar == null ? null : calendar.version(),
                    made.recomputed());
        }
    }

    /**
     * A wait of the customer that was answered.
     *
     * @param warnedAt when it was told that it was nearly due; absent when it was not, or is not known
     * @param breachedAt the same of its breach
     * @param counted the intervals in which its clock ran, the pauses in between
     */
    record PastView(TargetKind kind, int occurrence, Instant startedAt, Instant due, @Nullable Instant metAt,
            boolean breached, Duration used, Instant warnDue, @Nullable Instant warnedAt, @Nullable Instant breachedAt,
            List<SpanView> counted, List<SpanView> pauses) {

        static PastView of(TicketSla sla, TargetClock clock) {
            var told = sla.told(clock);
            return new PastView(clock.kind(), clock.occurrence(), clock.startedAt(), clock.due(), clock.metAt(),
                    clock.metLate(), clock.used(), clock.warnDue(), told.warnedAt(), told.breachedAt(),
                    SpanView.counted(clock.counted(), clock.runningSince()),
                    SpanView.between(clock.counted(), clock.startedAt(), clock.runningSince(),
                            clock.metAt() == null));
        }
    }

    static TicketSlaView of(TicketSla sla) {
        var promise = sla.promise();
        return new TicketSlaView(sla.ticket(), promise.map(Promise::policyId).orElse(null),
                promise.map(Promise::policy).orElse(null), promise.map(Promise::policyVersion).orElse(null),
                promise.map(Promise::calendar).map(calendar -> calendar.key()).orElse(null),
                sla.targets().stream().map(target -> TargetView.of(sla, target)).toList(), sla.next().orElse(null),
                sla.upcoming(), sla.promises().stream().map(PromiseView::of).toList(),
                sla.clocks().past().stream().map(clock -> PastView.of(sla, clock)).toList(),
                sla.clocks().stuck().isEmpty() ? null : sla.clocks().stuck());
    }
}
