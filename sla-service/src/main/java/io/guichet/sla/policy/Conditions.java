package io.guichet.sla.policy;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.guichet.conditions.Condition;
import io.guichet.conditions.Facts;
import io.guichet.conditions.InvalidCondition;
import io.guichet.conditions.Outcome;
import io.guichet.sla.OffLoop;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Compiles each condition once, on a worker thread: 5 ms are too long for an event loop, and the first takes 0.7 s. */
@Singleton
public class Conditions {

    private static final Logger LOG = Logger.getLogger(Conditions.class);

    /** Far more than there are policies and rules: what was edited is forgotten some time. */
    private static final int MOST = 1_000;

    private final Map<String, Condition> compiled = new ConcurrentHashMap<>();

    /** Pays for the first use before the first ticket needs it, without delaying the start. */
    void warmUp(@Observes StartupEvent started) {
        Infrastructure.getDefaultWorkerPool().execute(() -> {
            Outcome ignored = Condition.compile("ticket.priority == 'HIGH'").evaluate(Facts.none());
        });
    }

    /** Fails with {@link io.guichet.conditions.InvalidCondition} when it cannot be compiled. */
    public Uni<Void> check(String condition) {
        return OffLoop.run(() -> Condition.compile(condition)).replaceWithVoid();
    }

    /**
     * The conditions by their text; one that cannot be compiled is left out, so that it cannot keep tickets from being
     * promised something by the others.
     */
    public Uni<Map<String, Condition>> only(Collection<String> conditions) {
        var known = new HashMap<>(compiled);
        known.keySet().retainAll(conditions);
        var missing = conditions.stream().filter(condition -> !known.containsKey(condition)).distinct().toList();
        return missing.isEmpty()
                ? Uni.createFrom().item(known)
                : OffLoop.run(() -> compile(missing)).map(fresh -> {
                    if (compiled.size() > MOST) {
                        compiled.clear();
                    }
                    compiled.putAll(fresh);
                    known.putAll(fresh);
                    return known;
                });
    }

    private static Map<String, Condition> compile(Collection<String> conditions) {
        var fresh = new HashMap<String, Condition>();
        for (var condition : conditions) {
            try {
                fresh.put(condition, Condition.compile(condition));
            } catch (InvalidCondition invalid) {
                LOG.errorf("ALARM: a policy's condition was accepted once, but is not any more: %s: %s", condition,
                        invalid.getMessage());
            }
        }
        return fresh;
    }
}
