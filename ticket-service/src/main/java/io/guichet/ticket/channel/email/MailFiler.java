package io.guichet.ticket.channel.email;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.DueWork;
import io.guichet.ticket.contact.EmailAddress;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Files each stored mail once: its row is locked, and what was filed before is left as it is. */
@ApplicationScoped
class MailFiler implements PanacheRepositoryBase<StoredMail, UUID> {

    /** Two mails with the same id, or without one the same content, are filed one after the other, by whichever replicas. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended($1, 7310316))";
    private static final String ANSWERS_WAITING = """
            select 1 from incoming_mail where mail_id = any($1) and outcome is null and id <> $2 limit 1""";
    private static final String OTHERS_HELD = """
            select 1 from incoming_mail where ticket_id = $1 and outcome = 'HELD' and id <> $2 limit 1""";
    private static final String CONTRADICTS = """
            select exists (select 1 from incoming_mail where mailbox_id = $1 and mail_id = $2 and id <> $3
            and dedupe_key is not null)""";

    private final Filing filing;
    private final MailFacts facts;
    private final CurrentTransaction connection;
    private final DueWork due;
    private final Clock clock;

    MailFiler(Filing filing, MailFacts facts, CurrentTransaction connection, DueWork due, Clock clock) {
        this.filing = filing;
        this.facts = facts;
        this.connection = connection;
        this.due = due;
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
        return take(id).call(stored -> stored.isFiled() ? Uni.createFrom().voidItem() : file(stored, reading));
    }

    /** What the database can never take is no reason to try again and again. */
    @WithTransaction
    Uni<Void> fail(UUID id, Throwable failure) {
        return take(id).invoke(stored -> {
            if (!stored.isFiled()) {
                stored.file(Outcome.FAILED, "cannot be filed: " + Printable.of(String.valueOf(failure.getMessage())),
                        clock.instant());
            }
        }).replaceWithVoid();
    }

    /** As {@link #file}, unless what the mail answers came as well and is not filed yet; whether it was filed. */
    @WithTransaction
    Uni<Boolean> fileInOrder(UUID id, Reading reading) {
        var mail = reading.mail();
        var answered = mail == null
                ? new String[0]
                : Stream.concat(mail.answers().stream(), mail.references().stream()).distinct().toArray(String[]::new);
        return (answered.length == 0
                ? Uni.createFrom().item(List.<@Nullable Object[]>of())
                : connection.select(ANSWERS_WAITING, answered, id))
                .chain(waiting -> waiting.isEmpty()
                        ? file(id, reading).replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    /** A stored mail, with its mailbox. */
    @WithSession
    Uni<StoredMail> find(UUID id) {
        return find("from StoredMail s join fetch s.mailbox where s.id = ?1", id).<StoredMail>firstResult()
                .onItem().ifNull().failWith(() -> new MailNotFound(id));
    }

    /** Stores a mail and files it, and undoes all of it: it always fails, with {@link TriedOut} when all went well. */
    @WithTransaction
    Uni<StoredMail> tryOut(Supplier<Uni<UUID>> kept, Reading reading) {
        return kept.get().chain(id -> file(id, reading))
                .chain(stored -> Uni.createFrom().failure(new TriedOut(stored)));
    }

    /** Puts a mail that was held where it belongs, in the transaction that is going on. */
    Uni<Void> accept(StoredMail stored, Reading reading, String who) {
        var mail = reading.mail();
        var held = stored.reason();
        return mail == null
                ? Uni.createFrom().failure(new MailWithoutSender(stored.id()))
                : mailboxes().chain(ours -> filing.accept(stored, mail, ours))
                        .invoke(stored::accept)
                        .chain(result -> note(stored, result,
                                joined(Stream.of(held, "accepted by " + who).mapMulti(MailFiler::present))));
    }

    /** A mail, which nobody else changes until the end of the transaction that is going on. */
    Uni<StoredMail> take(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem().ifNull().failWith(() -> new MailNotFound(id))
                .call(stored -> Mutiny.fetch(stored.mailbox()));
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
        return connection.select(LOCK, stored.mailbox().id() + " " + (mail.mailId() == null ? key : mail.mailId()))
                .chain(() -> find("mailbox.id = ?1 and dedupeKey = ?2", stored.mailbox().id(), key).list())
                .chain(before -> before.isEmpty() ? fileFirst(stored, mail, key) : repeat(stored, before));
    }

    private Uni<Set<EmailAddress>> mailboxes() {
        return connection.select("select address from mailbox").map(rows -> rows.stream()
                .map(row -> new EmailAddress((String) Objects.requireNonNull(row[0])))
                .collect(Collectors.toUnmodifiableSet()));
    }

    private Uni<Void> repeat(StoredMail stored, List<StoredMail> before) {
        stored.repeats(before.getFirst(), clock.instant());
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> fileFirst(StoredMail stored, ParsedMail mail, String key) {
        return connection.select(CONTRADICTS, stored.mailbox().id(), mail.mailId(), stored.id())
                .invoke(rows -> stored.claim(key, (Boolean) Objects.requireNonNull(rows.getFirst()[0])))
                .chain(this::mailboxes).chain(ours -> filing.file(stored, mail, ours))
                .chain(result -> note(stored, result, remarks(stored, mail)))
                .chain(() -> facts.keep(stored.id(), mail));
    }

    private static @Nullable String remarks(StoredMail stored, ParsedMail mail) {
        var contradicts = stored.contradicts()
                ? Stream.of("another mail has the same Message-ID and says something else")
                : Stream.<String>empty();
        return joined(Stream.concat(contradicts, mail.remarks().stream()));
    }

    private static @Nullable String joined(Stream<String> reasons) {
        var all = reasons.collect(Collectors.joining("; "));
        return all.isEmpty() ? null : all;
    }

    private Uni<Void> note(StoredMail stored, Filing.Result result, @Nullable String remark) {
        return switch (result) {
            case Filing.Result.Joined(var outcome, var reason, var change) -> Uni.createFrom().voidItem()
                    .invoke(() -> stored.filed(outcome,
                            joined(Stream.of(reason, remark).mapMulti(MailFiler::present)), change, clock.instant()));
            case Filing.Result.Aside(var outcome, var reason, var ticket) -> number(ticket)
                    .invoke(number -> stored.aside(outcome,
                            String.valueOf(joined(Stream.of(reason, remark).mapMulti(MailFiler::present))), ticket,
                            number.orElse(null), clock.instant()))
                    .chain(() -> outcome == Outcome.HELD && ticket != null
                            ? tell(stored, ticket, reason)
                            : Uni.createFrom().voidItem());
        };
    }

    /** Of several that wait, the first: whoever sends many is told of once. */
    private Uni<Void> tell(StoredMail stored, UUID ticket, String reason) {
        // Of two at the same time the second waits, and then sees the first.
        return connection.select("select 1 from ticket where id = $1 for update", ticket)
                .chain(() -> connection.select(OTHERS_HELD, ticket, stored.id())).chain(others -> others.isEmpty()
                        ? filing.tellHeld(stored, ticket, reason)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Optional<Long>> number(@Nullable UUID ticket) {
        return ticket == null
                ? Uni.createFrom().item(Optional.empty())
                : connection.select("select number from ticket where id = $1", ticket)
                        .map(rows -> rows.stream().findFirst().map(row -> (Long) row[0]));
    }

    private static void present(@Nullable String text, Consumer<String> next) {
        if (text != null) {
            next.accept(text);
        }
    }
}
