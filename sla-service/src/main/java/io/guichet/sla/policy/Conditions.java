package io.guichet.sla.policy;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.conditions.Condition;
import io.guichet.conditions.Facts;
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

    private final Map<String, Condition> compiled = new ConcurrentHashMap<>();

    /** Pays for the first use before the first ticket needs it, without delaying the start. */
    void warmUp(@Observes StartupEvent started) {
        Infrastructure.getDefaultWorkerPool().execute(() -> {
            Outcome ignored = Condition.compile("ticket.priority == 'HIGH'").evaluate(Facts.none());
        });
    }

    /** Fails with {@link io.guichet.conditions.InvalidCondition} when it cannot be compiled. */
    Uni<Void> check(String condition) {
        return all(List.of(condition)).replaceWithVoid();
    }

    /** All of them by their text, and those no longer asked for are forgotten. */
    Uni<Map<String, Condition>> only(Collection<String> conditions) {
        var wanted = Set.copyOf(conditions);
        compiled.keySet().retainAll(wanted);
        return all(wanted);
    }

    private Uni<Map<String, Condition>> all(Collection<String> conditions) {
        var missing = conditions.stream().filter(condition -> !compiled.containsKey(condition)).toList();
        if (missing.isEmpty()) {
            return Uni.createFrom().item(Map.copyOf(compiled));
        }
        return Uni.createFrom().item(() -> compile(missing))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                // The session of the transaction that is going on belongs to the thread that asked.
                .emitOn(backTo(Vertx.currentContext()))
                .invoke(compiled::putAll)
                .map(fresh -> {
                    var all = new HashMap<>(compiled);
                    all.putAll(fresh);
                    return all;
                });
    }

    private static Map<String, Condition> compile(Collection<String> conditions) {
        var fresh = new HashMap<String, Condition>();
        conditions.forEach(condition -> fresh.put(condition, Condition.compile(condition)));
        return fresh;
    }

    private static Executor backTo(@Nullable Context context) {
        return MutinyHelper.executor(Objects.requireNonNull(context, "conditions are compiled within a transaction"));
    }
}
