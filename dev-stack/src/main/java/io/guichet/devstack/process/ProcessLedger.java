package io.guichet.devstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * The processes that a launcher started, written down in its data directory so that the next one can end what it left.
 */
public final class ProcessLedger {

    /** One line of the ledger; {@code signal} is what ends this process in an orderly way. */
    public record Entry(String name, ProcessIdentity process, String signal) {}

    private static final String SUFFIX = ".process";

    private final Path directory;

    public ProcessLedger(Path directory) {
        this.directory = directory;
    }

    /** Writes a process down before anything else is done with it. */
    public void record(String name, long pid, String signal) {
        ProcessIdentity.of(pid).ifPresent(process -> write(name,
                process.pid() + " " + process.started() + " " + signal + "\n"));
    }

    public void forget(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All entries, by name, whether their processes still run or not. */
    public List<Entry> entries() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).sorted()
                    .flatMap(file -> read(file).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<Entry> find(String name) {
        return Files.exists(file(name)) ? read(file(name)) : Optional.empty();
    }

    private Optional<Entry> read(Path file) {
        try {
            var parts = List.of(Files.readString(file).strip().split(" ", -1));
            if (parts.size() != 3) {
                return Optional.empty();
            }
            var name = file.getFileName().toString();
            return Optional.of(new Entry(name.substring(0, name.length() - SUFFIX.length()),
                    new ProcessIdentity(Long.parseLong(parts.get(0)), parts.get(1)), parts.get(2)));
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private void write(String name, String line) {
        try {
            Files.createDirectories(directory);
            var part = directory.resolve(name + ".part");
            Files.writeString(part, line);
            Files.move(part, file(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return directory.resolve(name + SUFFIX);
    }
}
