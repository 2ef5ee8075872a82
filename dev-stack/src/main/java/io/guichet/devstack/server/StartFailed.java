package io.guichet.devstack.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/** A server did not come up; the message says why. */
public final class StartFailed extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int LINES = 20;

    public StartFailed(String message) {
        super(message);
    }

    public StartFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The message with the end of the server's log, where the reason usually stands. */
    public static StartFailed withLog(String message, Path log) {
        return new StartFailed(message + "; " + log + " ends with:\n" + endOf(log));
    }

    private static String endOf(Path log) {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
    }
}
