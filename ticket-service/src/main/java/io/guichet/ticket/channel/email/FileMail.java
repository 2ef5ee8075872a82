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

/** Files what was stored: read without a transaction, as a large mail takes its time, then filed in one. */
@Singleton
class FileMail implements DueCall<Optional<Reading>> {

    static final String KIND = "file-mail";

    private static final Duration UNTIL_STARTED = Duration.ofSeconds(1);

    private final MailReader reader;
    private final MailFiler filer;
    private final Departments departments;
    private final Clock clock;

    FileMail(MailReader reader, MailFiler filer, Departments departments, Clock clock) {
        this.reader = reader;
        this.filer = filer;
        this.departments = departments;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Nothing is read before it is known whom we work for: the department's settings would be missing. */
    @Override
    public Uni<Optional<Reading>> call(Due due) {
        return departments.areKnown()
                ? reader.read(UUID.fromString(due.subject())).map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    @Override
    public Uni<Optional<Instant>> settle(Due due, Optional<Reading> reading) {
        return reading
                .map(read -> filer.file(UUID.fromString(due.subject()), read)
                        .replaceWith(Optional.<Instant>empty()))
                .orElseGet(() -> Uni.createFrom().item(Optional.of(clock.instant().plus(UNTIL_STARTED))));
    }
}
