package io.guichet.reliable.postgres;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

/** Due work of two kinds, for tests: one within the transaction, one over the network. */
@Singleton
class Chores implements DueHandler {

    final Set<String> failing = ConcurrentHashMap.newKeySet();
    final Set<String> late = ConcurrentHashMap.newKeySet();
    final AtomicInteger calls = new AtomicInteger();

    private final CurrentTransaction transaction;

    Chores(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return "chore";
    }

    @Override
    public Uni<Void> run(Due due, boolean isLate) {
        if (isLate) {
            late.add(due.subject());
        }
        return transaction.update("insert into applied (entry) values ($1)", due.subject())
                .chain(() -> failing.contains(due.subject())
                        ? Uni.createFrom().failure(new IllegalStateException("cannot"))
                        : Uni.createFrom().voidItem());
    }

    @Override
    public Uni<Void> gaveUp(Due due, Throwable failure) {
        return transaction.update("insert into applied (entry) values ($1)",
                "gave up " + due.subject() + ": " + failure.getMessage()).replaceWithVoid();
    }

    @Produces
    @Singleton
    DueCall<String> toWhoeverAnswersNothing() {
        return settling("silent", due -> Uni.createFrom().nothing());
    }

    @Produces
    @Singleton
    DueCall<String> toWhoeverAnswersAtOnce() {
        return settling("swift", due -> Uni.createFrom().item("swiftly " + due.subject()));
    }

    private DueCall<String> settling(String kind, Function<Due, Uni<String>> call) {
        return new DueCall<>() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Uni<String> call(Due due) {
                return call.apply(due);
            }

            @Override
            public Uni<Optional<Instant>> settle(Due due, String outcome) {
                return transaction.update("insert into applied (entry) values ($1)", outcome)
                        .replaceWith(Optional.empty());
            }
        };
    }

    @Produces
    @Singleton
    DueCall<String> caller() {
        return new DueCall<>() {
            @Override
            public String kind() {
                return "call";
            }

            @Override
            public Uni<String> call(Due due) {
                return calls.incrementAndGet() == 1
                        ? Uni.createFrom().failure(new java.io.IOException("no answer"))
                        : Uni.createFrom().item("answered " + due.subject());
            }

            @Override
            public Uni<Optional<Instant>> settle(Due due, String outcome) {
                return transaction.update("insert into applied (entry) values ($1)", outcome)
                        .replaceWith(Optional.empty());
            }
        };
    }
}
