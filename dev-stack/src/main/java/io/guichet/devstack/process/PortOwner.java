package io.guichet.devstack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who listens on a port, as far as the operating system tells it to this user. */
public final class PortOwner {

    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int BEGIN = 60;
    private static final int END = 80;

    private PortOwner() {}

    /** In words for a person, for example {@code process 4711 (java -jar shop.jar)}. */
    public static String describe(int port) {
        var sockets = Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> listening(Path.of(table), port).stream()).collect(Collectors.toSet());
        if (sockets.isEmpty()) {
            return "a process that this system does not tell";
        }
        return owner(sockets).map(pid -> "process " + pid + " (" + command(pid) + ")")
                .orElse("a process of another user");
    }

    private static List<String> listening(Path table, int port) {
        var suffix = ":" + String.format(Locale.ROOT, "%04X", port);
        try (var lines = Files.lines(table)) {
            return lines.skip(1).map(line -> line.strip().split("\\s+"))
                    .filter(fields -> fields[LOCAL_ADDRESS].endsWith(suffix) && fields[STATE].equals(LISTENING))
                    .map(fields -> "socket:[" + fields[INODE] + "]").toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static Optional<Long> owner(Set<String> sockets) {
        return ProcessHandle.allProcesses().map(ProcessHandle::pid).filter(pid -> holds(pid, sockets)).findFirst();
    }

    private static boolean holds(long pid, Set<String> sockets) {
        try (var descriptors = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (var descriptor : descriptors) {
                if (sockets.contains(target(descriptor))) {
                    return true;
                }
            }
        } catch (IOException _) {
            // Not ours to look at, or gone meanwhile.
        }
        return false;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException _) {
            return "";
        }
    }

    private static String command(long pid) {
        try {
            var line = new String(Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline")),
                    StandardCharsets.UTF_8).replace('\0', ' ').strip();
            return shortened(line);
        } catch (IOException _) {
            return "?";
        }
    }

    /** A Java command line says at its end what it is. */
    private static String shortened(String line) {
        return line.length() <= BEGIN + END
                ? line
                : line.substring(0, BEGIN) + " … " + line.substring(line.length() - END);
    }
}
