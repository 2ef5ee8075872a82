package io.guichet.ticket.channel.email;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.http.Sha256;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/** Keeps raw mails before anybody tries to understand them. */
@ApplicationScoped
public class MailStore {

    private static final String INSERT = """
            insert into incoming_mail (id, mailbox_id, received_at, sha256, size, uid_validity, uid)
            values ($1, $2, $3, $4, $5, $6, $7) on conflict (mailbox_id, uid_validity, uid) do nothing""";
    private static final String INSERT_RAW = "insert into incoming_mail_raw (mail_id, content) values ($1, $2)";
    private static final String FLAWED = "update incoming_mail set outcome = 'FAILED', reason = $2, filed_at = received_at where id = $1";
    private static final String KNOWN = "select uid from incoming_mail where mailbox_id = $1 and uid_validity = $2 and uid = any($3)";
    private static final String MEET = """
            update mailbox set first_uid = case when uid_validity = $2 then first_uid else $3 end, uid_validity = $2
            where id = $1 returning first_uid""";

    private static final int LARGE = 1024 * 1024;
    /** A caller that has not filed a mail by then will not. */
    private static final Duration UNTIL_GIVEN_UP = Duration.ofSeconds(30);

    private final CurrentTransaction connection;
    private final DueWork due;
    private final Ids ids;
    private final Clock clock;
    private final MailConfig config;

    MailStore(CurrentTransaction connection, DueWork due, Ids ids, Clock clock, MailConfig config) {
        this.config = config;
        this.connection = connection;
        this.due = due;
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps a mail and has it filed at once; its id, or nothing when another replica has kept it already. */
    @WithTransaction
    public Uni<Optional<UUID>> keep(UUID mailbox, RawMail mail) {
        return keep(mailbox, mail, Duration.ZERO);
    }

    /** Keeps a mail that the caller is about to file, and has it filed later if that does not happen. */
    @WithTransaction
    public Uni<UUID> keepForNow(UUID mailbox, RawMail mail) {
        return keep(mailbox, mail, UNTIL_GIVEN_UP).map(Optional::orElseThrow);
    }

    private Uni<Optional<UUID>> keep(UUID mailbox, RawMail mail, Duration filedAfter) {
        var id = ids.next();
        return patience(mail)
                .chain(() -> insert(id, mailbox, mail))
                .chain(inserted -> inserted == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : connection.update(INSERT_RAW, id, mail.content())
                                .chain(() -> file(id, mail, filedAfter)).replaceWith(Optional.of(id)));
    }

    private Uni<Integer> insert(UUID id, UUID mailbox, RawMail mail) {
        var place = Optional.ofNullable(mail.place());
        return connection.update(INSERT, id, mailbox, clock.instant(), Sha256.hex(mail.content()), mail.size(),
                place.map(RawMail.Place::uidValidity).orElse(null), place.map(RawMail.Place::uid).orElse(null));
    }

    /** A mail of 50 MB takes longer than what other statements are given. */
    private Uni<Void> patience(RawMail mail) {
        return mail.content().length < LARGE
                ? Uni.createFrom().voidItem()
                : connection.select("select set_config('statement_timeout', '60000', true)").replaceWithVoid();
    }

    private Uni<Void> file(UUID id, RawMail mail, Duration after) {
        if (mail.flaw() != null) {
            return connection.update(FLAWED, id, mail.flaw()).replaceWithVoid();
        }
        return due.schedule(new Due(ids.next(), FileMail.KIND, id.toString(), clock.instant().plus(after), ""));
    }

    /** In bytes: a larger mail is kept by its header only. */
    int largest() {
        return config.largest();
    }

    /** The bytes of a mail. */
    @WithSession
    public Uni<byte[]> raw(UUID mail) {
        return connection.select("select content from incoming_mail_raw where mail_id = $1", mail)
                .map(rows -> {
                    if (rows.isEmpty()) {
                        throw new MailNotFound(mail);
                    }
                    return ((Buffer) Objects.requireNonNull(rows.getFirst()[0])).getBytes();
                });
    }

    /** Those of the UIDs whose mail has not been kept yet. */
    @WithSession
    public Uni<Set<Long>> unknown(UUID mailbox, long uidValidity, Set<Long> uids) {
        return connection.select(KNOWN, mailbox, uidValidity, uids.toArray(Long[]::new)).map(rows -> {
            var unknown = new HashSet<>(uids);
            unknown.removeAll(rows.stream().map(row -> (Long) Objects.requireNonNull(row[0]))
                    .collect(Collectors.toSet()));
            return unknown;
        });
    }

    /**
     * The first UID that is ours to fetch even when somebody has read the mail: what was there before we first met the
     * mailbox, or before its server renumbered it, is fetched only if unread.
     */
    @WithTransaction
    public Uni<Long> firstUid(UUID mailbox, long uidValidity, long uidNext) {
        return connection.select(MEET, mailbox, uidValidity, uidNext)
                .map(rows -> (Long) Objects.requireNonNull(rows.getFirst()[0]));
    }
}
