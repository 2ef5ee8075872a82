package io.guichet.devstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.guichet.devstack.process.ProcessIdentity;

/** The process that tests are run for: Maven, which outlives the test process of each module. */
final class BuildProcess {

    private static final String MAVEN = "org.codehaus.plexus.classworlds.launcher.Launcher";

    private BuildProcess() {}

    /** The Maven process above this one, else this one. */
    static ProcessIdentity find() {
        for (var above = ProcessHandle.current().parent(); above.isPresent(); above = above.get().parent()) {
            var identity = above.filter(BuildProcess::isMaven).flatMap(handle -> ProcessIdentity.of(handle.pid()));
            if (identity.isPresent()) {
                return identity.get();
            }
        }
        return ProcessIdentity.current();
    }

    private static boolean isMaven(ProcessHandle handle) {
        return commandLine(handle).filter(line -> line.contains(MAVEN)).isPresent();
    }

    private static Optional<String> commandLine(ProcessHandle handle) {
        try {
            // The handle itself leaves long command lines out.
            var line = Files.readAllBytes(Path.of("/proc", Long.toString(handle.pid()), "cmdline"));
            return Optional.of(new String(line, StandardCharsets.UTF_8).replace('\0', ' '));
        } catch (IOException _) {
            return handle.info().commandLine();
        }
    }
}
