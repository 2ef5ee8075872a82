package io.guichet.sla.policy;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.guichet.conditions.Condition;
import io.guichet.conditions.Facts;
import io.guichet.conditions.InvalidCondition;
import io.guichet.conditions.Outcome;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Compiles each condition once, on a worker thread: 5 ms are too long for an event loop, and the first takes 0.7 s. */
@Singleton
class Conditions {

    private static final Logger LOG = Logger.getLogger(Conditions.class);

    private final Map<String, Condition> compiled = new ConcurrentHashMap<>();

    /** Pays for the first use before the first ticket needs it, without delaying the start. */
    void warmUp(@Observes StartupEvent started) {
        Infrastructure.getDefaultWorkerPool().execute(() -> {
            Outcome ignored = Condition.compile("ticket.priority == 'HIGH'").evaluate(Facts.none());
        });
    }

    /** Fails with {@link io.guichet.conditions.InvalidCondition} when it cannot be compiled. */
    Uni<Void> check(String condition) {
        return offLoop(() -> Condition.compile(condition)).replaceWithVoid();
    }

    /**
     * The conditions by their text; one that cannot be compiled is left out, so that it cannot keep tickets from being
     * promised something by the others. Those no longer asked for are forgotten.
     */
    Uni<Map<String, Condition>> only(Collection<String> conditions) {
        var known = new HashMap<>(compiled);
        known.keySet().retainAll(conditions);
        var missing = conditions.stream().filter(condition -> !known.containsKey(condition)).distinct().toList();
        return missing.isEmpty()
                ? Uni.createFrom().item(known)
                : offLoop(() -> compile(missing)).map(fresh -> {
                    compiled.keySet().retainAll(conditions);
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

    /** The session of the transaction that is going on belongs to the thread that asks, so the answer returns there. */
    private static <T> Uni<T> offLoop(Supplier<T> work) {
        return Uni.createFrom().item(work)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(backTo(Vertx.currentContext()));
    }

    private static Executor backTo(@Nullable Context context) {
        return MutinyHelper.executor(Objects.requireNonNull(context, "conditions are compiled within a transaction"));
    }
}
