package io.guichet.sla.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.guichet.conditions.Condition;
import io.guichet.conditions.Facts;
import io.guichet.conditions.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

/** The policies in the order in which they are asked: the first whose condition holds decides. */
@Singleton
public class PolicyBook {

    private static final Logger LOG = Logger.getLogger(PolicyBook.class);

    private static final Pattern NAMED = Pattern.compile("\\bticket\\s*\\.\\s*(\\w+)");

    private final Policies policies;
    private final Conditions conditions;
    private final MeterRegistry metrics;

    PolicyBook(Policies policies, Conditions conditions, MeterRegistry metrics) {
        this.policies = policies;
        this.conditions = conditions;
        this.metrics = metrics;
    }

    /**
     * The policy for a ticket; one whose condition fails is counted and passed over.
     *
     * @param then the instant whose policies are asked; empty for those of now
     */
    public Uni<Choice> choose(Facts facts, Optional<Instant> then) {
        return valid(then)
                .chain(all -> conditions.only(all.stream().map(policy -> policy.details().condition()).toList())
                        .map(compiled -> new Choice(first(all, compiled, facts),
                                all.stream().map(ValidPolicy::id).toList())));
    }

    /** What the conditions of the policies name of a ticket, such as {@code tags}; {@code then} as above. */
    public Uni<Set<String>> named(Optional<Instant> then) {
        return valid(then).map(all -> all.stream()
                .flatMap(policy -> NAMED.matcher(policy.details().condition()).results().map(found -> found.group(1)))
                .collect(Collectors.toSet()));
    }

    private Uni<List<ValidPolicy>> valid(Optional<Instant> then) {
        return then.map(policies::at)
                .orElseGet(() -> policies.inOrder().map(all -> all.stream().map(ValidPolicy::of).toList()));
    }

    private Optional<ValidPolicy> first(List<ValidPolicy> all, Map<String, Condition> compiled, Facts facts) {
        return all.stream().filter(policy -> holds(policy, compiled, facts)).findFirst();
    }

    private boolean holds(ValidPolicy policy, Map<String, Condition> compiled, Facts facts) {
        var details = policy.details();
        var condition = compiled.get(details.condition());
        if (condition == null) {
            return false;
        }
        var outcome = condition.evaluate(facts);
        if (outcome instanceof Outcome.Failed failed) {
            LOG.warnf("The policy \"%s\" was passed over: %s", details.name(), failed.reason());
            metrics.counter("guichet_sla_policies_failed", "policy", details.name()).increment();
        }
        return outcome.matched();
    }
}
