package io.guichet.ticket.channel.email;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueCall;
import io.guichet.ticket.Departments;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** Files what was stored: read without a transaction, as a large mail takes its time, then filed in one. */
@Singleton
class FileMail implements DueCall<Optional<Reading>> {

    static final String KIND = "file-mail";

    private static final Duration UNTIL_STARTED = Duration.ofSeconds(1);

    private final MailStore store;
    private final MailFiler filer;
    private final Departments departments;
    private final Clock clock;
    private final Vertx vertx;

    FileMail(MailStore store, MailFiler filer, Departments departments, Clock clock, Vertx vertx) {
        this.store = store;
        this.filer = filer;
        this.departments = departments;
        this.clock = clock;
        this.vertx = vertx;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Nothing is read before it is known whom we work for: the department's settings would be missing. */
    @Override
    public Uni<Optional<Reading>> call(Due due) {
        return departments.areKnown()
                ? read(UUID.fromString(due.subject())).map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    @Override
    public Uni<Optional<Instant>> settle(Due due, Optional<Reading> reading) {
        return reading
                .map(read -> filer.file(UUID.fromString(due.subject()), read)
                        .replaceWith(Optional.<Instant>empty()))
                .orElseGet(() -> Uni.createFrom().item(Optional.of(clock.instant().plus(UNTIL_STARTED))));
    }

    /** Reads a stored mail off the event loop, and comes back to it. */
    Uni<Reading> read(UUID mail) {
        return store.raw(mail).chain(this::read);
    }

    /** As {@link #read(UUID)} for a mail that is not stored. */
    Uni<Reading> read(byte[] raw) {
        return vertx.executeBlocking(() -> Reading.of(raw), false);
    }

    /** The content of a file of a stored mail. */
    Uni<byte[]> file(MailFacts.Place place) {
        return store.raw(place.mail())
                .chain(raw -> vertx.executeBlocking(() -> MailParser.files(raw).get(place.position()), false));
    }
}
