package io.guichet.devstack.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a part of the stack has written. */
@Command(name = "logs", mixinStandardHelpOptions = true, description = "Show the log of one part, such as ticket or kafka.")
final class LogsCommand implements Callable<Integer> {

    private static final Duration LOOK_EVERY = Duration.ofMillis(300);
    private static final int BUFFER = 1 << 16;

    @Mixin
    private final StackOptions options = new StackOptions();

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Option(names = "-f", description = "Go on with what is written from now on.")
    private boolean follow;

    @Override
    public Integer call() throws IOException {
        var log = options.data().log(name);
        if (!name.matches("[a-z-]+") || Files.notExists(log)) {
            throw new IOException("there is no log of " + name + "; there are: " + names());
        }
        var position = copy(log, 0);
        while (follow && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            position = copy(log, Files.size(log) < position ? 0 : position);
        }
        return 0;
    }

    private static long copy(Path log, long from) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(from);
            var buffer = new byte[BUFFER];
            for (var read = file.read(buffer); read > 0; read = file.read(buffer)) {
                System.out.write(buffer, 0, read);
            }
            System.out.flush();
            return file.getFilePointer();
        }
    }

    private String names() throws IOException {
        if (!Files.isDirectory(options.data().logs())) {
            return "none";
        }
        try (var files = Files.list(options.data().logs())) {
            return String.join(", ", files.map(file -> file.getFileName().toString().replace(".log", "")).sorted()
                    .toList());
        }
    }
}
