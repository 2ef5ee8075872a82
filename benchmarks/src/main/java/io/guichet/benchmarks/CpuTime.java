package io.guichet.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The processor time that processes have used, as Linux tells it in proc(5). */
final class CpuTime {

    /** What the kernel counts in; the same on all machines of today. */
    static final double TICKS_PER_SECOND = 100;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int USER_OF_ENDED = 13;
    private static final int SYSTEM_OF_ENDED = 14;

    private CpuTime() {}

    /** User and system time of a process (fields 14 and 15), in ticks; 0 if it has ended. */
    static long alone(long process) throws IOException {
        return ticks(process, USER, SYSTEM);
    }

    /** The same with its children, those that have ended as well (fields 16 and 17). */
    static long withChildren(long process) throws IOException {
        var handle = ProcessHandle.of(process);
        var family = Stream.concat(handle.stream(), handle.stream().flatMap(ProcessHandle::descendants)).toList();
        var all = 0L;
        for (var one : family) {
            all += ticks(one.pid(), USER, SYSTEM, USER_OF_ENDED, SYSTEM_OF_ENDED);
        }
        return all;
    }

    private static long ticks(long process, int... fields) throws IOException {
        var stat = Path.of("/proc", Long.toString(process), "stat");
        if (Files.notExists(stat)) {
            return 0;
        }
        return sum(Files.readString(stat), fields);
    }

    /** The name of a process is in parentheses, and may have some and spaces itself. */
    static long sum(String stat, int... fields) {
        var after = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        var all = 0L;
        for (var field : fields) {
            all += Long.parseLong(after[field]);
        }
        return all;
    }
}
