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

/**
 * Files what was stored: read without a transaction, as a large mail takes its time, then filed in one, all of it while
 * there is room for the mail. A second call finds what the first has filed.
 */
@Singleton
class FileMail implements DueCall<Optional<Instant>> {

    static final String KIND = "file-mail";

    private static final Duration A_WHILE = Duration.ofSeconds(1);
    /** What is answered may come to no end at all. */
    private static final Duration WAITS_FOR_WHAT_IT_ANSWERS = Duration.ofMinutes(2);

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
    public Uni<Optional<Instant>> call(Due due) {
        if (!departments.areKnown()) {
            return Uni.createFrom().item(Optional.of(clock.instant().plus(A_WHILE)));
        }
        var mail = UUID.fromString(due.subject());
        var waited = Duration.between(due.dueAt(), clock.instant());
        var inOrder = waited.compareTo(WAITS_FOR_WHAT_IT_ANSWERS) < 0;
        return reader.reading(mail, reading -> (inOrder
                ? filer.fileInOrder(mail, reading)
                : filer.file(mail, reading).replaceWith(true))
                .onFailure(Unstorable::is)
                .recoverWithUni(failure -> filer.fail(mail, failure).replaceWith(true)))
                .map(filed -> filed ? Optional.empty() : Optional.of(later(waited)));
    }

    /** It is read once more each time: after a second, and then as long again as it has waited. */
    private Instant later(Duration waited) {
        return clock.instant().plus(waited.compareTo(A_WHILE) > 0 ? waited : A_WHILE);
    }

    @Override
    public Uni<Optional<Instant>> settle(Due due, Optional<Instant> next) {
        return Uni.createFrom().item(next);
    }
}
