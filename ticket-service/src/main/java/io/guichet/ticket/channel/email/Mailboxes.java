package io.guichet.ticket.channel.email;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.jspecify.annotations.Nullable;

import io.guichet.http.IfMatch;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.contact.EmailAddress;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;

/** All mailboxes; a change is noticed by every replica within seconds. */
@ApplicationScoped
public class Mailboxes implements PanacheRepositoryBase<Mailbox, UUID> {

    private static final String NOTE = """
            update mailbox set last_error = $2,
                last_error_at = case when last_error is null or $2 is null then $3 else last_error_at end
            where id = $1 and last_error is distinct from $2 and (enabled or $2 is null)""";

    /** Hopeless is a mail only if its server gives others: else the server is at fault, and recovers some time. */
    private static final String FAILED = """
            insert into unfetched_mail (mailbox_id, uid_validity, uid, first_failed_at, attempts, last_error)
            values ($1, $2, $3, $4, 1, $5) on conflict (mailbox_id, uid_validity, uid) do update
            set attempts = unfetched_mail.attempts + 1, last_error = excluded.last_error
            returning first_failed_at <= $6 and exists (select 1 from incoming_mail m where m.mailbox_id = $1
            and m.uid is not null and m.flaw is null and m.received_at >= first_failed_at)""";
    private static final String KEEPS = "select 1 from incoming_mail where mailbox_id = $1 limit 1";
    private static final String COUNTS = "select outcome, count(*) from incoming_mail where mailbox_id = $1 group by outcome";

    private final CurrentTransaction transaction;
    private final Ids ids;
    private final Clock clock;

    Mailboxes(CurrentTransaction transaction, Ids ids, Clock clock) {
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** Adds a mailbox; fails with {@link MailboxTaken} when there is one of the address. */
    @WithTransaction
    public Uni<Mailbox> add(EmailAddress address, Mailbox.Settings settings) {
        return find("address", address.value()).firstResult()
                .invoke(known -> {
                    if (known != null) {
                        throw new MailboxTaken(address);
                    }
                })
                .chain(() -> persist(new Mailbox(ids.next(), address, settings, clock.instant())));
    }

    /** Changes all of a mailbox but its address, if it is still as the caller has seen it. */
    @WithTransaction
    public Uni<Mailbox> change(UUID id, IfMatch seen, Mailbox.Settings settings) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem().ifNull().failWith(() -> new MailboxNotFound(id))
                .invoke(mailbox -> {
                    seen.verify(mailbox.revision());
                    mailbox.change(settings);
                });
    }

    /** Takes a mailbox away; fails with {@link MailboxInUse} when mails of it are kept. */
    @WithTransaction
    public Uni<Void> remove(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem().ifNull().failWith(() -> new MailboxNotFound(id))
                .call(() -> transaction.select(KEEPS, id).invoke(rows -> {
                    if (!rows.isEmpty()) {
                        throw new MailboxInUse(id);
                    }
                }))
                .call(() -> transaction.update("delete from unfetched_mail where mailbox_id = $1", id))
                .chain(this::delete);
    }

    /** The mailbox of an id. */
    @WithSession
    public Uni<Mailbox> of(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new MailboxNotFound(id));
    }

    /** All of them, by address. */
    @WithSession
    public Uni<List<Mailbox>> all() {
        return listAll(Sort.by("address"));
    }

    /** The mailbox of an address. */
    @WithSession
    public Uni<Mailbox> of(EmailAddress address) {
        return find("address", address.value()).firstResult()
                .onItem().ifNull().failWith(() -> new MailboxNotFound(address));
    }

    /** Notes why fetching fails, or with null that it works. */
    @WithTransaction
    public Uni<Void> note(UUID id, @Nullable String error) {
        return transaction.update(NOTE, id, error, error == null ? null : clock.instant()).replaceWithVoid();
    }

    /** Notes that a mail cannot be fetched; whether that is so for this long already, while others can. */
    @WithTransaction
    Uni<Boolean> failed(UUID mailbox, RawMail.Place place, String error, Duration longest) {
        var now = clock.instant();
        return transaction.select(FAILED, mailbox, place.uidValidity(), place.uid(), now, Printable.of(error),
                now.minus(longest)).map(rows -> (Boolean) Objects.requireNonNull(rows.getFirst()[0]));
    }

    /** How many mails came, and where each ended. */
    @WithSession
    public Uni<MailCounts> counts(UUID id) {
        return findById(id)
                .onItem().ifNull().failWith(() -> new MailboxNotFound(id))
                .chain(() -> transaction.select(COUNTS, id))
                .map(Mailboxes::counts);
    }

    private static MailCounts counts(List<@Nullable Object[]> rows) {
        var outcomes = new EnumMap<Outcome, Long>(Outcome.class);
        var waiting = 0L;
        var received = 0L;
        for (var row : rows) {
            var count = ((Number) Objects.requireNonNull(row[1])).longValue();
            received += count;
            if (row[0] == null) {
                waiting += count;
            } else {
                outcomes.put(Outcome.valueOf((String) row[0]), count);
            }
        }
        return new MailCounts(received, waiting, outcomes);
    }
}
