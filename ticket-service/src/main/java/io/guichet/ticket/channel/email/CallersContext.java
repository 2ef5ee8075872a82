package io.guichet.ticket.channel.email;

import java.util.concurrent.Executor;

import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;

/** Comes back to where somebody was called: to their event loop, or wherever the work ended when they had none. */
final class CallersContext {

    private CallersContext() {}

    static Executor here() {
        var context = Vertx.currentContext();
        return context == null ? Runnable::run : MutinyHelper.executor(context);
    }
}
