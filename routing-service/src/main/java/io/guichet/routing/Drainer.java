package io.guichet.routing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.guichet.reliable.postgres.OwnContext;
import io.guichet.routing.queue.Bell;
import io.guichet.routing.queue.Drain;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Has marked groups drained by this process, several at a time, each on its own: the backlog or the failure of one does
 * not hold up another. What it misses, {@link DrainSweep} brings back.
 */
@Singleton
class Drainer {

    private static final Logger LOG = Logger.getLogger(Drainer.class);
    /** Half of the database's connections: listening and requests go on. */
    private static final int AT_ONCE = 6;

    private final OwnContext contexts;
    private final Drain drain;
    private final Leftovers leftovers;
    private final Bell bell;
    private final Context context;

    // Touched on the context's thread only.
    private final Set<String> draining = new HashSet<>();
    private boolean looking;
    private boolean lookAgain;
    private boolean routing;
    /** Whether a group was left for later because so many are being drained. */
    private boolean kept;
    private boolean closed;

    Drainer(OwnContext contexts, Drain drain, Leftovers leftovers, Bell bell, Vertx vertx) {
        this.contexts = contexts;
        this.drain = drain;
        this.leftovers = leftovers;
        this.bell = bell;
        this.context = vertx.getOrCreateContext();
    }

    void start(@Observes StartupEvent event) {
        bell.onRing(() -> context.runOnContext(go -> look()));
    }

    void stop(@Observes ShutdownEvent event) {
        context.runOnContext(go -> closed = true);
    }

    /** Looks for what was left behind. */
    void sweep() {
        context.runOnContext(go -> {
            look();
            routeLeftovers();
        });
    }

    private void look() {
        if (looking || closed) {
            lookAgain = true;
            return;
        }
        looking = true;
        lookAgain = false;
        run("Looking for marked groups", drain::marked, List.<String>of(), groups -> {
            looking = false;
            groups.forEach(this::drain);
            if (lookAgain) {
                look();
            }
        });
    }

    private void drain(String group) {
        if (draining.contains(group)) {
            return;
        }
        if (draining.size() == AT_ONCE) {
            kept = true;
            return;
        }
        draining.add(group);
        run("Draining " + group, () -> drain.drain(group), false, drained -> {
            draining.remove(group);
            // If another replica is at it, that one looks again; if it failed, the next sweep does.
            if (drained || kept) {
                kept = false;
                look();
            }
        });
    }

    private void routeLeftovers() {
        if (!routing && !closed) {
            routing = true;
            run("Choosing groups", leftovers::route, 0, routed -> routing = false);
        }
    }

    /** Here work begins by itself: nobody waits for its outcome, which is logged. */
    private <T> void run(String what, Supplier<Uni<T>> work, T otherwise, Consumer<T> then) {
        contexts.run(work)
                .onFailure().invoke(failure -> LOG.warnf("%s failed, to be tried again: %s", what, failure))
                .onFailure().recoverWithItem(otherwise)
                .emitOn(action -> context.runOnContext(go -> action.run()))
                .subscribe().with(then);
    }
}
