package io.guichet.reliable.postgres;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Sleeps until something is due, has it done, and sleeps again; any number of replicas do so at once. */
@Singleton
class DueRunner {

    private static final Logger LOG = Logger.getLogger(DueRunner.class);
    // Another replica may have planned something and died: looking at the first row of an index costs nothing.
    // What is due later is not looked for.
    static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Clock clock;
    private final Provider<DueSteps> steps;
    private final OwnContext contexts;
    private final Context context;

    // Touched on the context's thread only.
    private final WakeUp wakeUp = new WakeUp();
    private boolean busy;
    private boolean closed;
    private long timer = -1;

    DueRunner(Vertx vertx, Clock clock, Provider<DueSteps> steps, OwnContext contexts) {
        this.vertx = vertx;
        this.clock = clock;
        this.steps = steps;
        this.contexts = contexts;
        this.context = vertx.getOrCreateContext();
    }

    void start(@Observes StartupEvent event) {
        context.runOnContext(go -> step());
    }

    void stop(@Observes ShutdownEvent event) {
        context.runOnContext(go -> closed = true);
    }

    /** Something has been planned for the instant. */
    void expect(Instant instant) {
        var wait = Duration.between(clock.instant(), instant);
        if (wait.compareTo(LONGEST_SLEEP) < 0) {
            context.runOnContext(go -> wakeAt(instant));
        }
    }

    private void step() {
        if (closed || busy) {
            return;
        }
        busy = true;
        wakeUp.forget();
        contexts.run(() -> steps.get().step())
                .emitOn(action -> context.runOnContext(go -> action.run()))
                .subscribe().with(this::rest, failure -> {
                    LOG.warnf("Due work starts again: %s", failure.getMessage());
                    rest(AFTER_FAILURE);
                });
    }

    private void rest(Duration wait) {
        busy = false;
        wakeUp.ask(clock.instant().plus(wait));
        sleep();
    }

    /** While something is being done, the sleep after it takes account of the instant. */
    private void wakeAt(Instant instant) {
        if (wakeUp.ask(instant) && !busy) {
            sleep();
        }
    }

    private void sleep() {
        vertx.cancelTimer(timer);
        var wait = wakeUp.from(clock.instant(), LONGEST_SLEEP);
        timer = vertx.setTimer(wait.toMillis(), now -> context.runOnContext(go -> step()));
    }
}
