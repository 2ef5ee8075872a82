package io.guichet.devstack.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something outside this process that cannot tell when it happens. */
public final class Await {

    private static final long STEP = Duration.ofMillis(50).toNanos();

    private Await() {}

    /** True as soon as the condition holds, false after {@code patience} or when the thread is interrupted. */
    public static boolean until(BooleanSupplier condition, Duration patience) {
        var start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > patience.toNanos() || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(STEP);
        }
        return true;
    }
}
