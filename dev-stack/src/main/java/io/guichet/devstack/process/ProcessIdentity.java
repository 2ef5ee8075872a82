package io.guichet.devstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One process and no other: a process id alone is given again to a later process, so the start counts as well.
 *
 * @param started opaque; equal for the same process only, also across restarts of the machine
 */
public record ProcessIdentity(long pid, String started) {

    private static final int STATE = 0;
    private static final int START_TICKS = 19;

    /** The process that has this id now; empty if there is none, or only an unburied one. */
    public static Optional<ProcessIdentity> of(long pid) {
        var stat = Path.of("/proc", Long.toString(pid), "stat");
        if (Files.isDirectory(Path.of("/proc/self"))) {
            return fromProc(pid, stat);
        }
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).flatMap(handle -> handle.info().startInstant())
                .map(instant -> new ProcessIdentity(pid, instant.toString()));
    }

    /** This process. */
    public static ProcessIdentity current() {
        return of(ProcessHandle.current().pid()).orElseThrow();
    }

    public boolean isAlive() {
        return of(pid).filter(this::equals).isPresent();
    }

    /** Asks the process to end by a signal such as {@code TERM}; true if it was there to be asked. */
    public boolean signal(String signal) {
        if (!isAlive()) {
            return false;
        }
        try {
            return new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<ProcessIdentity> fromProc(long pid, Path stat) {
        try {
            var line = Files.readString(stat);
            // The name in parentheses may hold blanks and parentheses of its own.
            var fields = List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
            if (fields.get(STATE).equals("Z")) {
                return Optional.empty();
            }
            var boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
            return Optional.of(new ProcessIdentity(pid, fields.get(START_TICKS) + "@" + boot));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
