package io.guichet.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** Looks for the highest rate that is held: tries one after the other, until one is not. */
final class HighestRate {

    private static final double TAIL = 0.99;
    /** Where more comes than is done, the wait is five times as long in the last third as in the first. */
    private static final int GROWTH = 2;

    private final Duration bound;
    private final Run run;

    /**
     * @param bound which the wait for an agent stays below at p99
     */
    HighestRate(Duration bound, Run run) {
        this.bound = bound;
        this.run = run;
    }

    /** Tickets at a rate. */
    interface Run {

        Seen at(int rate) throws Exception;
    }

    /**
     * What was seen at a rate.
     *
     * @param agents from the answer to a ticket until its agent
     * @param waits from the instant at which each ticket was to be sent until its agent, in the order of these instants,
     * in nanoseconds
     * @param failed tickets that were not opened, or have no agent
     */
    record Seen(Latencies agents, long[] waits, long failed) {

        private Duration early() {
            return median(LongStream.of(waits).limit(waits.length / 3));
        }

        private Duration late() {
            return median(LongStream.of(waits).skip(waits.length - waits.length / 3));
        }

        private static Duration median(LongStream some) {
            return new Latencies(some.toArray(), Duration.ofSeconds(1)).percentile(0.5);
        }
    }

    /** The highest of the rates, lowest first, that is held as all before it are; 0 when the first is not. */
    int among(List<Integer> rates) throws Exception {
        var held = 0;
        for (var rate : rates) {
            var seen = run.at(rate);
            var verdict = verdict(seen);
            System.out.printf(Locale.ROOT,
                    "%d tickets/s: %s; the whole wait: p50 %d ms in the first third, %d ms in the"
                            + " last; %s%n",
                    rate, seen.agents(), seen.early().toMillis(), seen.late().toMillis(), verdict);
            if (!verdict.equals("held")) {
                return held;
            }
            held = rate;
        }
        return held;
    }

    private String verdict(Seen seen) {
        if (seen.failed() > 0) {
            return "NOT HELD: %d failed".formatted(seen.failed());
        }
        if (seen.late().compareTo(bound) > 0 && seen.late().compareTo(seen.early().multipliedBy(GROWTH)) > 0) {
            return "NOT HELD: the wait grows";
        }
        return seen.agents().percentile(TAIL).compareTo(bound) < 0
                ? "held"
                : "NOT HELD: p99 is not below %d ms".formatted(bound.toMillis());
    }
}
