package io.guichet.ticket.channel.email;

import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.ticket.Languages;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** Reads mails off the event loop, as a large one takes its time, and comes back to it. */
@Singleton
class MailReader {

    private final MailStore store;
    private final Languages languages;
    private final Vertx vertx;

    MailReader(MailStore store, Languages languages, Vertx vertx) {
        this.store = store;
        this.languages = languages;
        this.vertx = vertx;
    }

    /** What a stored mail says. */
    Uni<Reading> read(UUID mail) {
        return store.raw(mail).chain(this::read);
    }

    /** As {@link #read(UUID)} for a mail that is not stored. */
    Uni<Reading> read(byte[] raw) {
        return vertx.executeBlocking(() -> Reading.of(raw, languages), false);
    }

    /** The content of a file of a stored mail. */
    Uni<byte[]> file(MailFacts.Place place) {
        return store.raw(place.mail())
                .chain(raw -> vertx.executeBlocking(() -> MailParser.files(raw).get(place.position()), false));
    }
}
