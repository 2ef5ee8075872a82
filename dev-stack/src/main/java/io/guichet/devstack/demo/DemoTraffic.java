package io.guichet.devstack.demo;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import io.guichet.devstack.PortPlan;
import io.guichet.devstack.Tokens;

/** A stream of requests and the work that they cause, so that the screens live. */
public final class DemoTraffic {

    /** What fails this often in a row will not get better. */
    private static final int GIVE_UP_AFTER = 20;
    private static final int READ_MAIL_EVERY = 3;

    private final Customers customers;
    private final Agents agents;
    private final Consumer<String> log;
    private int failures;

    public DemoTraffic(PortPlan ports, Tokens tokens, Clock clock, Consumer<String> log) throws IOException {
        var base = "http://127.0.0.1:" + ports.of("gateway");
        var script = Script.load(RandomGenerator.getDefault());
        this.customers = new Customers(script, new DemoMail(ports.of("smtp"), ports.of("imap")),
                new Api(base, new Badge(() -> tokens.ofClient("guichet-demo"), clock)));
        this.agents = new Agents(script, agent -> new Api(base, new Badge(() -> tokens.ofPerson(agent), clock)));
        this.log = log;
    }

    /** Goes on for {@code duration} with about so many new requests a minute. */
    public void run(double perMinute, Duration duration) throws IOException {
        var pause = Math.round(Duration.ofMinutes(1).toNanos() / perMinute);
        var end = System.nanoTime() + duration.toNanos();
        for (var round = 1; System.nanoTime() < end && !Thread.currentThread().isInterrupted(); round++) {
            var next = System.nanoTime() + pause;
            act(customers::ask);
            act(agents::work);
            if (round % READ_MAIL_EVERY == 0) {
                act(customers::readAndAnswer);
            }
            while (System.nanoTime() < Math.min(next, end)) {
                LockSupport.parkNanos(Math.min(next, end) - System.nanoTime());
            }
        }
    }

    private void act(Callable<String> act) throws IOException {
        try {
            var what = act.call();
            failures = 0;
            if (!what.isEmpty()) {
                log.accept(what);
            }
        } catch (Exception e) {
            failures++;
            log.accept("(" + e.getMessage() + ")");
            if (failures >= GIVE_UP_AFTER) {
                throw new IOException("nothing works any more: " + e.getMessage(), e);
            }
        }
    }
}
