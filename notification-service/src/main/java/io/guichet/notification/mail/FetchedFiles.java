package io.guichet.notification.mail;

import java.util.List;

import io.vertx.core.Future;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.FileSystem;

/** The files of a mail, on the disk of this replica while it is being sent. */
record FetchedFiles(FileSystem disk, List<OnDisk> all) {

    /** One of them, open to be read once. */
    record OnDisk(Letter.Enclosure enclosure, String path, AsyncFile content) {}

    /** They are not needed any more; whatever goes wrong with that is no fault of the mail. */
    Future<Void> discard() {
        return Future.join(all.stream().map(file -> file.content().close().otherwiseEmpty()
                .compose(closed -> disk.delete(file.path())).otherwiseEmpty()).toList()).mapEmpty();
    }
}
