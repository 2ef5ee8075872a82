package io.guichet.devstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How much memory a process and its children hold, what they share counted once. */
public final class Memory {

    private Memory() {}

    /** In bytes; nothing where the system does not tell. */
    public static OptionalLong resident(ProcessIdentity process) {
        var handle = ProcessHandle.of(process.pid());
        if (handle.isEmpty()) {
            return OptionalLong.empty();
        }
        var all = Stream.concat(handle.stream(), handle.get().descendants()).mapToLong(one -> of(one.pid()))
                .filter(bytes -> bytes > 0).summaryStatistics();
        return all.getCount() == 0 ? OptionalLong.empty() : OptionalLong.of(all.getSum());
    }

    /** This process alone: its children are counted as themselves. */
    public static OptionalLong residentAlone(ProcessIdentity process) {
        var bytes = of(process.pid());
        return bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
    }

    private static long of(long pid) {
        var shared = field(Path.of("/proc", Long.toString(pid), "smaps_rollup"), "Pss:");
        return shared > 0 ? shared : field(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:");
    }

    private static long field(Path file, String name) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name)).findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024).orElse(0L);
        } catch (IOException | UncheckedIOException _) {
            return 0;
        }
    }
}
