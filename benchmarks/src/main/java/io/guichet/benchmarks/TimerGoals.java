package io.guichet.benchmarks;

import java.util.Locale;
import java.util.OptionalDouble;

/** What is asked of timers: while none is due they cost nothing, and each that fires costs the same among few and many. */
final class TimerGoals {

    private static final int RATE = 300;
    private static final double LATE_MILLIS = 1_000;
    private static final double IDLE_PERCENT = 0.5;
    /** As exact as one run is among others. */
    private static final double TIMES = 1.5;

    private final Goals goals = new Goals();
    private OptionalDouble idleOfNone = OptionalDouble.empty();
    private OptionalDouble costOfFirst = OptionalDouble.empty();

    /** So much of a core is used while nothing is due; judged against what is used when nothing runs. */
    void idle(int running, double percent) {
        if (running == 0) {
            idleOfNone = OptionalDouble.of(percent);
        } else if (idleOfNone.isPresent()) {
            var _ = goals.below(text("idle with %,d running, more than with none", running),
                    percent - idleOfNone.getAsDouble(), IDLE_PERCENT, "% of a core");
        }
    }

    /**
     * Timers fired; the first time is what the others are compared with.
     *
     * @param rate how many were due each second
     * @param p99 how late they were published, in milliseconds
     * @param cost of one of them, in milliseconds of CPU
     */
    void fired(int running, int rate, double p99, double cost) {
        if (rate == RATE) {
            var _ = goals.below(text("p99 at 300 due each second among %,d", running), p99, LATE_MILLIS, "ms");
        }
        if (costOfFirst.isPresent()) {
            var _ = goals.atMost(text("cost of one that fires among %,d", running), cost / costOfFirst.getAsDouble(),
                    TIMES,
                    "times that among the fewest");
        } else {
            costOfFirst = OptionalDouble.of(cost);
        }
    }

    /** See {@link Goals#tell}. */
    int tell() {
        return goals.tell();
    }

    private static String text(String what, int running) {
        return String.format(Locale.ROOT, what, running);
    }
}
