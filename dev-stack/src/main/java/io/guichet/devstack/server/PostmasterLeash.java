package io.guichet.devstack.server;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import io.guichet.devstack.process.ProcessIdentity;

/**
 * Ends PostgreSQL when this process dies, however it dies: a waiting shell holds the other end of a pipe, and when
 * that breaks it asks the server to stop, if it still is the same process.
 */
final class PostmasterLeash implements AutoCloseable {

    /** $1 is the process id, $2 its start in clock ticks, the 22nd field of its line in /proc. */
    private static final String WAIT = """
            trap '' INT HUP
            read -r _
            pid=$1 start=$2
            set -- $(cat "/proc/$pid/stat" 2>/dev/null)
            [ "${22}" = "$start" ] && kill -INT "$pid"
            """;

    private final Process shell;

    private PostmasterLeash(Process shell) {
        this.shell = shell;
    }

    static @Nullable PostmasterLeash hold(ProcessIdentity postmaster) {
        var ticks = postmaster.started().split("@", 2)[0];
        try {
            return new PostmasterLeash(
                    new ProcessBuilder("sh", "-c", WAIT, "sh", Long.toString(postmaster.pid()), ticks)
                            .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
        } catch (IOException _) {
            // The next start finds the server by its record instead.
            return null;
        }
    }

    @Override
    public void close() {
        shell.destroyForcibly();
    }
}
