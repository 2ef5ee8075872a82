package io.guichet.devstack.leash;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/**
 * Runs the main class named first among the arguments and ends the process when its standard input ends: the launcher
 * holds the other end, so a child never outlives it, not even after a {@code kill -9}.
 */
public final class Leash {

    private Leash() {}

    public static void main(String[] args) throws Throwable {
        Thread.ofPlatform().daemon().name("leash").start(Leash::endWithTheLauncher);
        var type = Class.forName(args[0]);
        var main = MethodHandles.publicLookup()
                .findStatic(type, "main", MethodType.methodType(void.class, String[].class));
        main.invokeExact(Arrays.copyOfRange(args, 1, args.length));
    }

    private static void endWithTheLauncher() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever sent: only the end matters.
            }
        } catch (IOException _) {
            // A broken pipe means the same as its end.
        }
        System.exit(143);
    }
}
