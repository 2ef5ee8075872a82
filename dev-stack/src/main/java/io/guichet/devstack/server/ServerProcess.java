package io.guichet.devstack.server;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.guichet.devstack.process.Await;
import io.guichet.devstack.process.ChildJvm;
import io.guichet.devstack.process.ProcessIdentity;
import io.guichet.devstack.process.ProcessLedger;

/** A server that is a Java process of its own: what Kafka, Keycloak and the services have in common. */
final class ServerProcess {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int STOP_SECONDS = 15;

    private final ProcessLedger ledger;
    private @Nullable Process process;
    private @Nullable String name;

    ServerProcess(ProcessLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * Starts the child and waits until it is ready; a child that ends or never gets ready is a failure with its log.
     */
    void start(ChildJvm child, BooleanSupplier ready) throws IOException {
        var started = child.start(ledger);
        process = started;
        name = child.name();
        if (!Await.until(() -> !started.isAlive() || ready.getAsBoolean(), PATIENCE)) {
            stop();
            throw StartFailed.withLog(child.name() + " is not ready after " + PATIENCE.toMinutes() + " minutes",
                    child.log());
        }
        if (!started.isAlive()) {
            throw StartFailed.withLog(child.name() + " ended with exit code " + started.exitValue(), child.log());
        }
    }

    /** Runs a child to its end; any exit code but 0 is a failure with its log. */
    static void run(ChildJvm child, ProcessLedger ledger) throws IOException {
        var started = child.start(ledger);
        try {
            if (started.waitFor() != 0) {
                throw StartFailed.withLog(child.name() + " ended with exit code " + started.exitValue(), child.log());
            }
        } catch (InterruptedException e) {
            started.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StartFailed(child.name() + " was interrupted", e);
        } finally {
            ledger.forget(child.name());
        }
    }

    void stop() {
        var stopping = process;
        if (stopping == null) {
            return;
        }
        stopping.destroy();
        try {
            if (!stopping.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                stopping.destroyForcibly();
            }
        } catch (InterruptedException _) {
            stopping.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        process = null;
        if (name != null) {
            ledger.forget(name);
        }
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    Optional<ProcessIdentity> identity() {
        return Optional.ofNullable(process).flatMap(child -> ProcessIdentity.of(child.pid()));
    }
}
