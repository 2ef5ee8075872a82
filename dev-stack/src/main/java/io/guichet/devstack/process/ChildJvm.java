package io.guichet.devstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Java process of ours on a leash: it ends with us, leaves Ctrl-C to us, and writes its output to a log file.
 *
 * @param name its name in the ledger and of its log
 * @param classPath jars and directories, or {@code dir/*}
 * @param command the main class and its arguments
 */
public record ChildJvm(String name, List<String> flags, List<String> classPath, List<String> command,
        Map<String, String> environment, Path directory, Path log) {

    /** A terminal sends Ctrl-C to all: only the launcher may act on it, so that things end in order. */
    private static final String DEAF_TO_CTRL_C = "trap '' INT HUP; exec \"$@\"";

    /** Starts it and writes it down. */
    public Process start(ProcessLedger ledger) throws IOException {
        Files.createDirectories(directory);
        Files.createDirectories(log.toAbsolutePath().getParent());
        var builder = new ProcessBuilder(arguments()).directory(directory.toFile())
                .redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("GUICHET_") || key.startsWith("KC_"));
        builder.environment().putAll(environment);
        var process = builder.start();
        ledger.record(name, process.pid(), "TERM");
        return process;
    }

    private List<String> arguments() {
        var arguments = new ArrayList<>(List.of("sh", "-c", DEAF_TO_CTRL_C, "sh", java()));
        arguments.addAll(flags);
        arguments.addAll(List.of("-cp", String.join(":", classPath), "io.guichet.devstack.leash.Leash"));
        arguments.addAll(command);
        return arguments;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
