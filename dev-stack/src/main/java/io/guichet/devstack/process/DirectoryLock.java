package io.guichet.devstack.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/** One holder of a directory at a time; the operating system lets go of it when the holder dies. */
public final class DirectoryLock implements AutoCloseable {

    private static final Duration STEP = Duration.ofMillis(50);

    private final FileChannel channel;
    private final FileLock lock;

    private DirectoryLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** The lock, or nothing while somebody else, in this process or another, holds it. */
    public static Optional<DirectoryLock> tryHold(Path directory) throws IOException {
        Files.createDirectories(directory);
        var channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = lockOrNull(channel);
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new DirectoryLock(channel, lock));
    }

    /** The lock, waited for; fails after {@code patience}. */
    public static DirectoryLock hold(Path directory, Duration patience) throws IOException {
        var end = System.nanoTime() + patience.toNanos();
        var held = tryHold(directory);
        while (held.isEmpty()) {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                throw new IOException("somebody else holds " + directory + " for more than " + patience);
            }
            LockSupport.parkNanos(STEP.toNanos());
            held = tryHold(directory);
        }
        return held.get();
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }

    private static @Nullable FileLock lockOrNull(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }
}
