package io.guichet.routing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
    /** Whether groups may have been left for later because so many are being drained. */
    private boolean kept;
    /** Groups that another replica was at, or that could not be drained: not at once again. */
    private final Set<String> resting = new HashSet<>();
    private boolean closed;

    Drainer(OwnContext contexts, Drain drain, Leftovers leftovers, Bell bell, Vertx vertx) {
        this.contexts = contexts;
        this.drain = drain;
        this.leftovers = leftovers;
        this.bell = bell;
        this.context = vertx.getOrCreateContext();
    }

    void start(@Observes StartupEvent event) {
        bell.onRing(() -> context.runOnContext(go -> lookAtAll()));
    }

    void stop(@Observes ShutdownEvent event) {
        context.runOnContext(go -> closed = true);
    }

    /** Looks for what was left behind. */
    void sweep() {
        context.runOnContext(go -> {
            lookAtAll();
            routeLeftovers();
        });
    }

    private void lookAtAll() {
        resting.clear();
        look();
    }

    private void look() {
        if (looking || closed) {
            lookAgain = true;
            return;
        }
        var free = AT_ONCE - draining.size();
        if (free == 0) {
            kept = true;
            return;
        }
        looking = true;
        lookAgain = false;
        var others = Stream.concat(draining.stream(), resting.stream()).toList();
        run("Looking for marked groups", () -> drain.marked(others, free), List.<String>of(), groups -> {
            looking = false;
            kept = groups.size() == free;
            groups.forEach(this::drain);
            if (lookAgain) {
                look();
            }
        });
    }

    private void drain(String group) {
        draining.add(group);
        run("Draining " + group, () -> drain.drain(group), false, drained -> {
            draining.remove(group);
            // If another replica is at it, that one looks again; if it failed, the next sweep does.
            if (!drained) {
                resting.add(group);
            }
            if (drained || kept) {
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
