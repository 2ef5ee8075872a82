package io.guichet.devstack.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.guichet.devstack.process.ProcessIdentity;

/** PostgreSQL's first process, known from the file that it keeps in its data directory. */
public final class Postmaster {

    private static final int STARTED_LINE = 2;
    /** The file is written a moment after the process starts. */
    private static final Duration TOLERANCE = Duration.ofSeconds(15);

    private Postmaster() {}

    /** The process that serves this data directory now, if its start agrees with the file. */
    public static Optional<ProcessIdentity> of(Path data) {
        try {
            var lines = Files.readAllLines(data.resolve("postmaster.pid"));
            if (lines.size() <= STARTED_LINE) {
                return Optional.empty();
            }
            var pid = Long.parseLong(lines.getFirst().strip());
            var recorded = Instant.ofEpochSecond(Long.parseLong(lines.get(STARTED_LINE).strip()));
            return ProcessHandle.of(pid).flatMap(handle -> handle.info().startInstant())
                    .filter(start -> Duration.between(start, recorded).abs().compareTo(TOLERANCE) < 0)
                    .flatMap(_ -> ProcessIdentity.of(pid));
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }
}
