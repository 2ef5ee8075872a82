package io.guichet.devstack.server;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import org.jspecify.annotations.Nullable;

import com.icegreen.greenmail.store.FolderListener;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;

/**
 * An inbox of the mail server, which itself forgets everything: each mail is a file with its raw bytes, and the flags
 * that a reader set are a small file beside it. Its messages get new UIDs (and the inbox a new UIDVALIDITY) at each
 * start, as IMAP allows.
 */
final class KeptInbox implements FolderListener, AutoCloseable {

    private static final String MAIL = ".eml";
    private static final String SEEN = ".seen";

    private final MailFolder folder;
    private final @Nullable Path directory;
    private final Clock clock;
    private final Map<Long, Path> files = new HashMap<>();
    /** The folder tells of changes while it holds its locks, so they are written down elsewhere. */
    private final ExecutorService writer = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("inbox").factory());
    private final AtomicBoolean changed = new AtomicBoolean();
    private long lastNumber;

    KeptInbox(MailFolder folder, @Nullable Path directory, Clock clock) {
        this.folder = folder;
        this.directory = directory;
        this.clock = clock;
    }

    /** Fills the inbox with what the disk holds, in the order of arrival, and follows its changes from then on. */
    void load() throws IOException {
        if (directory == null) {
            return;
        }
        Files.createDirectories(directory);
        try (var kept = Files.list(directory)) {
            for (var file : kept.filter(path -> path.toString().endsWith(MAIL)).sorted().toList()) {
                loadOne(file);
            }
        }
        folder.addListener(this);
    }

    /** Keeps a mail on disk, then shows it to the readers. */
    synchronized void deliver(MimeMessage message) throws IOException, MessagingException {
        var now = clock.instant();
        if (directory == null) {
            var _ = folder.appendMessage(message, new Flags(), Date.from(now));
            return;
        }
        var file = write(directory, message, now);
        files.put(folder.appendMessage(message, new Flags(), Date.from(now)), file);
    }

    @Override
    public void expunged(int msn) {
        later();
    }

    @Override
    public void added(int msn) {
        // Every mail comes through deliver, which knows its file.
    }

    @Override
    public void flagsUpdated(int msn, Flags flags, Long uid) {
        later();
    }

    @Override
    public void mailboxDeleted() {
        later();
    }

    @Override
    public void close() {
        later();
        writer.shutdown();
        try {
            if (!writer.awaitTermination(5, TimeUnit.SECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Many changes in a row are looked for once. */
    private void later() {
        if (changed.getAndSet(true)) {
            return;
        }
        try {
            writer.execute(this::writeChanges);
        } catch (RejectedExecutionException _) {
            // Closed: a reader that is still there can change nothing any more.
        }
    }

    private void writeChanges() {
        changed.set(false);
        synchronized (this) {
            // Read inside: a mail that arrives meanwhile must not look like one that was removed.
            var present = new HashMap<Long, StoredMessage>();
            folder.getMessages().forEach(message -> present.put(message.getUid(), message));
            var removed = files.entrySet().iterator();
            while (removed.hasNext()) {
                var entry = removed.next();
                var message = present.get(entry.getKey());
                writeChange(entry.getValue(), message);
                if (message == null) {
                    removed.remove();
                }
            }
        }
    }

    private static void writeChange(Path file, @Nullable StoredMessage message) {
        var seen = file.resolveSibling(file.getFileName() + SEEN);
        try {
            if (message == null) {
                Files.deleteIfExists(seen);
                Files.deleteIfExists(file);
            } else if (!message.isSet(Flags.Flag.SEEN)) {
                Files.deleteIfExists(seen);
            } else if (Files.notExists(seen)) {
                Files.createFile(seen);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path write(Path into, MimeMessage message, Instant now) throws IOException, MessagingException {
        lastNumber = Math.max(lastNumber + 1, now.toEpochMilli());
        var file = into.resolve(lastNumber + MAIL);
        var part = into.resolve(lastNumber + ".part");
        try (var out = Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.DSYNC)) {
            var buffer = new BufferedOutputStream(out, 1 << 16);
            message.writeTo(buffer);
            buffer.flush();
        }
        return Files.move(part, file);
    }

    private void loadOne(Path file) throws IOException {
        var number = file.getFileName().toString().replace(MAIL, "");
        var flags = new Flags();
        if (Files.exists(file.resolveSibling(file.getFileName() + SEEN))) {
            flags.add(Flags.Flag.SEEN);
        }
        try (var in = Files.newInputStream(file)) {
            var message = new MimeMessage(Session.getInstance(new Properties()), in);
            lastNumber = Math.max(lastNumber, Long.parseLong(number));
            files.put(folder.appendMessage(message, flags, Date.from(Instant.ofEpochMilli(Long.parseLong(number)))),
                    file);
        } catch (MessagingException | NumberFormatException e) {
            throw new StartFailed("cannot read the kept mail " + file, e);
        }
    }
}
