package io.guichet.routing;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
    /** Groups of a department may share agents, and wait for one another: others are drained meanwhile. */
    private static final int OF_ONE_DEPARTMENT = 3;

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
    /** Groups that another replica was at: not again before there is news. */
    private final Set<String> resting = new HashSet<>();
    /** Groups that could not be drained: not again before the next sweep, however much news there is. */
    private final Set<String> failed = new HashSet<>();
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
            failed.clear();
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
            // The end of one of them looks.
            return;
        }
        looking = true;
        lookAgain = false;
        var going = List.copyOf(draining);
        var others = Stream.concat(failed.stream(), resting.stream()).toList();
        run("Looking for marked groups", () -> drain.marked(going, others, free, OF_ONE_DEPARTMENT),
                List.<String>of(), this::begin);
    }

    private void begin(List<String> groups) {
        looking = false;
        groups.forEach(this::drain);
        if (lookAgain) {
            look();
        }
    }

    private void drain(String group) {
        draining.add(group);
        run("Draining " + group, () -> drain.drain(group).map(Optional::of), Optional.<Boolean>empty(), drained -> {
            draining.remove(group);
            // If another replica is at it, that one looks again; if it failed, the next sweep does.
            if (drained.isEmpty()) {
                failed.add(group);
            } else if (!drained.get()) {
                resting.add(group);
            }
            look();
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
