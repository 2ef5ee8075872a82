package io.guichet.ticket.channel.email;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.reactive.mutiny.Mutiny;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.DueWork;
import io.guichet.ticket.trash.BlockedSenders;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Files each stored mail once: its row is locked, and what was filed before is left as it is. */
@ApplicationScoped
class MailFiler implements PanacheRepositoryBase<StoredMail, UUID> {

    /** Two mails with the same key are filed one after the other, by whichever replicas. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended($1, 7310316))";
    private static final String CONTRADICTS = """
            select exists (select 1 from incoming_mail where mailbox_id = $1 and mail_id = $2 and id <> $3
            and dedupe_key is not null)""";

    private static final Uni<Filing.Result> REJECTED = Uni.createFrom()
            .item(new Filing.Result.Aside(Outcome.REJECTED, "its sender is blocked", null));

    private final Filing filing;
    private final CurrentTransaction connection;
    private final DueWork due;
    private final BlockedSenders blocked;
    private final Clock clock;

    MailFiler(Filing filing, CurrentTransaction connection, DueWork due, BlockedSenders blocked, Clock clock) {
        this.filing = filing;
        this.connection = connection;
        this.due = due;
        this.blocked = blocked;
        this.clock = clock;
    }

    /** As {@link #file}, before the time at which it would be filed by itself. */
    @WithTransaction
    Uni<StoredMail> fileNow(UUID id, Reading reading) {
        return file(id, reading).call(() -> due.cancel(FileMail.KIND, id.toString()));
    }

    /** Files a mail as it was read, unless it has been filed. */
    @WithTransaction
    Uni<StoredMail> file(UUID id, Reading reading) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .call(stored -> Mutiny.fetch(stored.mailbox()))
                .call(stored -> stored.isFiled() ? Uni.createFrom().voidItem() : file(stored, reading));
    }

    private Uni<Void> file(StoredMail stored, Reading reading) {
        var mail = reading.mail();
        if (mail == null) {
            stored.file(Outcome.FAILED, reading.failure(), clock.instant());
            return Uni.createFrom().voidItem();
        }
        var hash = Reading.contentHash(mail);
        // A mail without an id is told from others by all of its bytes: two equal alerts are two mails.
        var key = (mail.mailId() == null ? stored.sha256() : mail.mailId()) + " " + hash;
        stored.describe(mail, hash);
        return connection.select(LOCK, stored.mailbox().id() + " " + key)
                .chain(() -> find("mailbox.id = ?1 and dedupeKey = ?2", stored.mailbox().id(), key).list())
                .chain(before -> before.isEmpty() ? fileFirst(stored, mail, key) : repeat(stored, before));
    }

    private Uni<Void> repeat(StoredMail stored, List<StoredMail> before) {
        stored.repeats(before.getFirst(), clock.instant());
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> fileFirst(StoredMail stored, ParsedMail mail, String key) {
        return connection.select(CONTRADICTS, stored.mailbox().id(), mail.mailId(), stored.id())
                .invoke(rows -> stored.claim(key, (Boolean) Objects.requireNonNull(rows.getFirst()[0])))
                .chain(() -> isBlocked(mail))
                .chain(isBlocked -> isBlocked ? REJECTED : filing.file(stored, mail))
                .invoke(result -> note(stored, result))
                .replaceWithVoid();
    }

    private Uni<Boolean> isBlocked(ParsedMail mail) {
        return mail.from() == null ? Uni.createFrom().item(false) : blocked.isBlocked(mail.from().address());
    }

    private void note(StoredMail stored, Filing.Result result) {
        var why = stored.contradicts() ? "another mail has the same Message-ID and says something else" : null;
        switch (result) {
            case Filing.Result.Joined(var outcome, var change) -> stored.filed(outcome, why, change, clock.instant());
            case Filing.Result.Aside(var outcome, var reason, var ticket) ->
                stored.aside(outcome, reason, ticket, clock.instant());
        }
    }
}
