package io.guichet.sla;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Work that would hold up an event loop, done by a worker thread. */
public final class OffLoop {

    private OffLoop() {}

    /** Does the work; the session of the caller belongs to the thread that asks, so the answer returns there. */
    public static <T> Uni<T> run(Supplier<T> work) {
        return Uni.createFrom().item(work)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(backTo(Vertx.currentContext()));
    }

    private static Executor backTo(@Nullable Context context) {
        return MutinyHelper.executor(Objects.requireNonNull(context, "work leaves an event loop and returns to it"));
    }
}
