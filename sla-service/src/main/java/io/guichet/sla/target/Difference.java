package io.guichet.sla.target;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.SlaEvent;
import io.guichet.events.SlaEvent.TargetBreached;
import io.guichet.events.SlaEvent.TargetMet;
import io.guichet.events.SlaEvent.TargetPaused;
import io.guichet.events.SlaEvent.TargetsSet;
import io.guichet.sla.history.Promise;

/**
 * What has changed between two standings of a ticket, in the words of {@link SlaEvent}.
 *
 * @param asOf instant of the latest fact that is known: those who hear of a change that a late fact brought must not
 * take it for older than what they know
 */
public record Difference(UUID ticket, Standing before, Standing after, Instant asOf) {

    /** Everything, for those who were told nothing. */
    static Difference sinceNobodyKnew(UUID ticket, Standing standing, Instant asOf) {
        return new Difference(ticket, Standing.NOTHING, standing, asOf);
    }

    public boolean isNone() {
        return before.equals(after);
    }

    List<SlaEvent> events() {
        var events = new ArrayList<SlaEvent>();
        var policy = after.promise().or(before::promise);
        if (policy.isPresent() && isSetAnew()) {
            events.add(set(policy.get()));
        }
        for (var target : after.targets()) {
            var known = before.of(target.kind());
            if (known != null && known.running() && known.occurrence() == target.occurrence() && target.paused()) {
                events.add(new TargetPaused(ticket, target.kind(), asOf));
            }
            if (target.isMissedOtherwiseThan(known)) {
                events.add(new TargetBreached(ticket, target.kind(), target.due(),
                        Objects.requireNonNull(target.breachedAt()), true));
            }
            if (target.metAt() != null && target.isMetOtherwiseThan(known)) {
                events.add(new TargetMet(ticket, target.kind(), target.due(), target.metAt(), target.metLate()));
            }
        }
        return events;
    }

    private boolean isSetAnew() {
        return !before.promise().equals(after.promise())
                || after.targets().stream().anyMatch(this::isNews)
                || before.targets().stream().anyMatch(known -> known.open() && after.of(known.kind()) == null);
    }

    /**
     * One that was met needs saying if a {@link TargetMet} would not be believed: by whoever knows of a later fact, and
     * by whoever waits for another instant than the one that was met.
     */
    private boolean isNews(Target target) {
        var known = before.of(target.kind());
        return target.isDueOtherwiseThan(known)
                || target.isMetOtherwiseThan(known)
                        && (Objects.requireNonNull(target.metAt()).isBefore(asOf) || awaitedOtherwise(target, known));
    }

    private static boolean awaitedOtherwise(Target met, @Nullable Target known) {
        return known != null && known.open() && !known.due().equals(met.due());
    }

    private TargetsSet set(Promise policy) {
        return new TargetsSet(ticket, policy.policyId(), policy.policy(), policy.policyVersion(),
                after.targets().stream().filter(Target::open).map(Target::promised).toList(), asOf);
    }
}
