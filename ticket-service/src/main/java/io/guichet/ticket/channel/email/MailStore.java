package io.guichet.ticket.channel.email;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

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
            insert into incoming_mail (id, mailbox_id, received_at, sha256, size, uid_validity, uid, mail_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (mailbox_id, uid_validity, uid) do update set
            sha256 = excluded.sha256, size = excluded.size, mail_id = excluded.mail_id, received_at = excluded.received_at,
            outcome = null, reason = null, filed_at = null, flaw = null, wanted = false where incoming_mail.wanted
            returning id""";
    private static final String INSERT_RAW = """
            insert into incoming_mail_raw (mail_id, content) values ($1, $2)
            on conflict (mail_id) do update set content = excluded.content""";
    private static final String FLAWED = """
            update incoming_mail set outcome = 'FAILED', reason = $2, flaw = $2, filed_at = received_at
            where id = $1""";
    private static final String KNOWN = """
            select uid from incoming_mail where mailbox_id = $1 and uid_validity = $2 and uid = any($3)
            and not wanted""";
    private static final String GIVEN_UP = """
            select uid from incoming_mail where mailbox_id = $1 and uid_validity = $2 and uid = any($3)
            and flaw is not null and size <= $4 and not wanted""";
    private static final String MEET = """
            update mailbox set first_uid = case when uid_validity = $2 then first_uid else $3 end, uid_validity = $2
            where id = $1 returning first_uid""";

    private static final String FETCHED = """
            delete from unfetched_mail u using incoming_mail m where m.id = $1 and u.mailbox_id = m.mailbox_id
            and u.uid_validity = m.uid_validity and u.uid = m.uid""";
    /** What could not be fetched, or read, may be by now. */
    private static final String WANT = """
            update incoming_mail set readings = 0,
                wanted = wanted or flaw is not null and size <= $2 and uid is not null where id = $1""";
    private static final String BEGIN = """
            update incoming_mail set readings = readings + case when outcome is null then 1 else 0 end where id = $1
            returning size, readings, flaw""";
    private static final String END = "update incoming_mail set readings = 0 where id = $1";
    private static final String PIECE = """
            select substring(content from $2 for $3) from incoming_mail_raw where mail_id = $1""";

    private static final int LARGE = 1024 * 1024;
    /** Whoever reads a mail so often without coming to an end was ended by it. */
    private static final int MOST_READINGS = 3;
    /** A caller that has not filed a mail by then will not. */
    private static final Duration UNTIL_GIVEN_UP = Duration.ofSeconds(30);

    private final CurrentTransaction connection;
    private final DueWork due;
    private final Ids ids;
    private final Clock clock;
    private final MailMemory memory;

    MailStore(CurrentTransaction connection, DueWork due, Ids ids, Clock clock, MailMemory memory) {
        this.memory = memory;
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
                .chain(inserted -> inserted.isEmpty()
                        ? Uni.createFrom().item(Optional.<UUID>empty())
                        : connection.update(INSERT_RAW, inserted.get(), mail.content())
                                .chain(() -> connection.update(FETCHED, inserted.get()))
                                .chain(() -> file(inserted.get(), mail, filedAfter)).replaceWith(inserted));
    }

    /** The id under which it is kept now: that of what could not be fetched before, if it is that. */
    private Uni<Optional<UUID>> insert(UUID id, UUID mailbox, RawMail mail) {
        var place = Optional.ofNullable(mail.place());
        return connection.select(INSERT, id, mailbox, clock.instant(), Sha256.hex(mail.content()), mail.size(),
                place.map(RawMail.Place::uidValidity).orElse(null), place.map(RawMail.Place::uid).orElse(null),
                RawHeader.mailId(mail.content()).orElse(null))
                .map(rows -> rows.stream().findFirst().map(row -> (UUID) Objects.requireNonNull(row[0])));
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
        return memory.largest();
    }

    /** Waits until there is room for a mail of this size; what is answered gives it up. */
    Uni<Runnable> hold(long size) {
        return memory.hold(size);
    }

    /**
     * What is known of a mail that somebody is about to read.
     *
     * @param problem why it had better not be read
     */
    record Begun(long size, Optional<String> problem) {}

    /** What is known of a mail that somebody wants to read, once there is room for it. */
    @WithSession
    Uni<Begun> look(UUID mail) {
        return connection.select("select size, 0, flaw from incoming_mail where id = $1", mail)
                .invoke(rows -> require(!rows.isEmpty(), mail)).map(MailStore::begun);
    }

    /** Counts an attempt to read a mail, before it begins: an attempt may end the process. */
    @WithTransaction
    Uni<Begun> begin(UUID mail) {
        return connection.select(BEGIN, mail).invoke(rows -> require(!rows.isEmpty(), mail)).map(MailStore::begun);
    }

    private static Begun begun(List<@Nullable Object[]> rows) {
        var row = rows.getFirst();
        var readings = ((Number) Objects.requireNonNull(row[1])).intValue();
        return new Begun((Long) Objects.requireNonNull(row[0]), Optional.ofNullable((String) row[2])
                .or(() -> readings > MOST_READINGS
                        ? Optional.of("could not be read to its end in %d attempts".formatted(MOST_READINGS))
                        : Optional.empty()));
    }

    /** An attempt to read a mail came to its end, whatever that was. */
    @WithTransaction
    Uni<Void> end(UUID mail) {
        return connection.update(END, mail).replaceWithVoid();
    }

    /** Somebody asks for a mail: it may be read again, and is fetched once more if its server did not give it. */
    @WithTransaction
    Uni<Void> want(UUID mail) {
        return connection.update(WANT, mail, (long) memory.largest()).replaceWithVoid();
    }

    /** The bytes of a mail, which come piece by piece: they are in memory once. */
    @WithSession
    public Uni<byte[]> raw(UUID mail) {
        return connection.select("select length(content) from incoming_mail_raw where mail_id = $1", mail)
                .chain(rows -> {
                    require(!rows.isEmpty(), mail);
                    var whole = new byte[((Number) Objects.requireNonNull(rows.getFirst()[0])).intValue()];
                    return fill(whole, 0, mail).replaceWith(whole);
                });
    }

    private Uni<Void> fill(byte[] whole, int from, UUID mail) {
        return from >= whole.length
                ? Uni.createFrom().voidItem()
                : connection.select(PIECE, mail, from + 1, LARGE).chain(rows -> {
                    require(!rows.isEmpty(), mail);
                    var piece = (Buffer) Objects.requireNonNull(rows.getFirst()[0]);
                    piece.getBytes(0, Math.min(piece.length(), whole.length - from), whole, from);
                    return fill(whole, from + LARGE, mail);
                });
    }

    private static void require(boolean isThere, UUID mail) {
        if (!isThere) {
            throw new MailNotFound(mail);
        }
    }

    /** Those of the UIDs whose mail has not been kept yet. */
    @WithSession
    public Uni<Set<Long>> unknown(UUID mailbox, long uidValidity, Set<Long> uids) {
        return connection.select(KNOWN, mailbox, uidValidity, uids.toArray(Long[]::new)).map(MailStore::uids)
                .map(known -> {
                    var unknown = new HashSet<>(uids);
                    unknown.removeAll(known);
                    return unknown;
                });
    }

    /** Those of the UIDs whose mail could not be fetched. */
    @WithSession
    Uni<Set<Long>> givenUp(UUID mailbox, long uidValidity, Set<Long> uids) {
        return connection.select(GIVEN_UP, mailbox, uidValidity, uids.toArray(Long[]::new), (long) memory.largest())
                .map(MailStore::uids);
    }

    private static Set<Long> uids(List<@Nullable Object[]> rows) {
        return rows.stream().map(row -> (Long) Objects.requireNonNull(row[0])).collect(Collectors.toSet());
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
