package io.guichet.benchmarks;

import java.util.Locale;

/** Whether what was measured is what was asked for; printed one by one, and told by the exit code. */
final class Goals {

    /** Some tickets were not opened, or have no agent; or the run was not what it was to be. */
    static final int FAILED = 1;
    /** Everything was done, and too slowly. */
    static final int MISSED = 3;

    private final StringBuilder report = new StringBuilder();
    private int code;

    /** Something that is measured has to stay below a limit. */
    Goals below(String what, double measured, double limit, String unit) {
        return judge(what, measured < limit, measured, limit("<", limit, unit));
    }

    /** Something that is measured has to reach a limit. */
    Goals atLeast(String what, double measured, double limit, String unit) {
        return judge(what, measured >= limit, measured, limit(">=", limit, unit));
    }

    /** Something that is measured may reach a limit, and not exceed it. */
    Goals atMost(String what, double measured, double limit, String unit) {
        return judge(what, measured <= limit, measured, limit("<=", limit, unit));
    }

    /** Nothing may fail, whatever else was asked for. */
    Goals failed(long number) {
        if (number > 0) {
            code = FAILED;
        }
        return this;
    }

    /** Without this the run shows nothing, whatever was measured. */
    Goals provided(String what, boolean so) {
        if (!so) {
            report.append(String.format(Locale.ROOT, "this run shows nothing, since it is not so that %s%n", what));
            code = FAILED;
        }
        return this;
    }

    private static String limit(String sign, double limit, String unit) {
        return String.format(Locale.ROOT, limit % 1 == 0 ? "%s %.0f %s" : "%s %.2f %s", sign, limit, unit);
    }

    private Goals judge(String what, boolean held, double measured, String limit) {
        report.append(String.format(Locale.ROOT, "goal %s: %s %s, measured %.2f%n", held ? "held" : "MISSED", what,
                limit, measured));
        if (!held && code == 0) {
            code = MISSED;
        }
        return this;
    }

    /** Says all of it, and how the process is to end: 0, {@link #FAILED} or {@link #MISSED}. */
    int tell() {
        System.out.print(report.isEmpty() ? "no goal is set for a run like this one\n" : report);
        return code;
    }
}
