package io.guichet.notification.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import jakarta.inject.Singleton;

import io.guichet.notification.mail.FetchedFiles.OnDisk;
import io.guichet.notification.mail.Letter.Enclosure;
import io.guichet.notification.mail.client.FileRefused;
import io.guichet.notification.mail.client.FileSource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;

/**
 * Reads the files of a mail from ticket-service by their signed paths. Each passes through to the disk, where its hash
 * is compared, before a word is said to the mail server: no mail holds its files in memory, and none is cut off.
 */
@Singleton
class EnclosedFiles {

    private static final int BUFFER = 64 * 1024;

    private final Vertx vertx;
    private final FileSource source;
    private final Clock clock;

    EnclosedFiles(Vertx vertx, FileSource source, Clock clock) {
        this.clock = clock;
        this.vertx = vertx;
        this.source = source;
    }

    /**
     * All of them, within the time that there is for that; fails with {@link FileNotFetched}, and then leaves nothing on
     * the disk.
     */
    Future<FetchedFiles> fetch(List<Enclosure> enclosures) {
        var all = new ArrayList<OnDisk>();
        var fetched = new FetchedFiles(vertx.fileSystem(), all);
        var latest = clock.millis() + source.patience().toMillis();
        var next = Future.succeededFuture();
        for (var enclosure : enclosures) {
            next = next.compose(before -> fetch(enclosure, latest).onSuccess(all::add).mapEmpty());
        }
        return next.<FetchedFiles>map(fetched)
                .recover(failure -> fetched.discard().transform(discarded -> Future.failedFuture(failure)));
    }

    /** How long that may take. */
    Duration patience() {
        return source.patience();
    }

    private Future<OnDisk> fetch(Enclosure wanted, long latest) {
        return vertx.fileSystem().createTempFile("guichet-", ".mail")
                .compose(path -> source.download(wanted.path(), path, latest - clock.millis())
                        .compose(done -> compare(wanted, path))
                        .compose(same -> vertx.fileSystem().open(path, new OpenOptions().setWrite(false)
                                .setCreate(false)))
                        .map(content -> new OnDisk(wanted, path, content))
                        .recover(failure -> vertx.fileSystem().delete(path)
                                .transform(deleted -> Future.failedFuture(told(wanted, failure)))));
    }

    private Future<Void> compare(Enclosure wanted, String path) {
        return vertx.executeBlocking(() -> sha256(Path.of(path)), false)
                .compose(hash -> hash.equals(wanted.sha256())
                        ? Future.succeededFuture()
                        : Future.failedFuture(new FileNotFetched(wanted.filename(), "it is another file", true)));
    }

    private static FileNotFetched told(Enclosure wanted, Throwable failure) {
        return failure instanceof FileNotFetched known
                ? known
                : new FileNotFetched(wanted.filename(), String.valueOf(failure.getMessage()),
                        failure instanceof FileRefused refused && refused.isGone());
    }

    private static String sha256(Path file) {
        try (var content = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[BUFFER];
            for (var read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("This Java platform lacks SHA-256", failure);
        }
    }
}
