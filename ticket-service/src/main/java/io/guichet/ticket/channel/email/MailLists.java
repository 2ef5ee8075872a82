package io.guichet.ticket.channel.email;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.http.Cursor;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.TicketColumns;
import io.guichet.http.TicketScope;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Sql;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** Where one sees what became of mail. */
@ApplicationScoped
public class MailLists {

    /** Filing takes less than a second: what takes longer than this has a problem. */
    private static final Duration USUALLY_FILED = Duration.ofMinutes(1);
    /** A mail that is about no ticket is its department's. */
    private static final TicketColumns COLUMNS = new TicketColumns("coalesce(t.department, b.department)",
            Sql.COLUMNS.group(), Sql.COLUMNS.assignee(), Sql.COLUMNS.requesterEmail(), Sql.COLUMNS.accountManager(),
            Sql.COLUMNS.collaborators());
    private static final String HELD = """
            select m.id from incoming_mail m join mailbox b on b.id = m.mailbox_id
            left join ticket t on t.id = m.ticket_id left join contact c on c.id = t.requester_id
            where m.outcome = 'HELD' and %s""";
    private static final String WAITING = """
            select id from incoming_mail where outcome is null or outcome = 'FAILED' order by received_at, id limit $1""";

    private final MailFiler mails;
    private final CurrentTransaction connection;
    private final Clock clock;

    MailLists(MailFiler mails, CurrentTransaction connection, Clock clock) {
        this.mails = mails;
        this.connection = connection;
        this.clock = clock;
    }

    /** The mails that came to one end, newest first. */
    @WithSession
    public Uni<Page<StoredMail>> mails(Outcome outcome, PageRequest page) {
        return page("outcome = ?1", outcome, page);
    }

    /** The mails that could not be read or filed, newest first. */
    @WithSession
    public Uni<Page<StoredMail>> failures(PageRequest page) {
        return page("(outcome = FAILED or outcome is null and receivedAt < ?1)", clock.instant().minus(USUALLY_FILED),
                page);
    }

    /** The mails that wait for somebody to accept or refuse them, among those that the caller may see. */
    @WithSession
    public Uni<Page<StoredMail>> held(TicketScope scope, PageRequest page) {
        return visible(scope, "").chain(ids -> page("s.id in ?1", ids, page));
    }

    /** Fails as for a missing mail unless the caller may see it; {@code mail} is held, or was. */
    @WithSession
    public Uni<Void> requireHeld(UUID mail, TicketScope scope) {
        return visible(scope, " and m.id = '%s'".formatted(mail)).invoke(ids -> {
            if (ids.isEmpty()) {
                throw new MailNotFound(mail);
            }
        }).replaceWithVoid();
    }

    /** The mails that are not filed, or failed, oldest first. */
    @WithSession
    public Uni<List<UUID>> waiting(int limit) {
        return connection.select(WAITING, limit).map(MailLists::ids);
    }

    private Uni<List<UUID>> visible(TicketScope scope, String more) {
        var where = scope.where(COLUMNS).positional(0);
        return connection.select(HELD.formatted(where.sql()) + more, where.values().toArray()).map(MailLists::ids);
    }

    private static List<UUID> ids(List<@Nullable Object[]> rows) {
        return rows.stream().map(row -> (UUID) Objects.requireNonNull(row[0])).toList();
    }

    private Uni<Page<StoredMail>> page(String condition, Object parameter, PageRequest page) {
        var fetched = "from StoredMail s join fetch s.mailbox where ";
        Uni<List<StoredMail>> found = page.after()
                .map(cursor -> mails.find(fetched + condition + " and (receivedAt, s.id) < (?2, ?3)"
                        + " order by receivedAt desc, s.id desc", parameter, cursor.instant(0).orElseThrow(),
                        cursor.id(1).orElseThrow()))
                .orElseGet(() -> mails.find(fetched + condition + " order by receivedAt desc, s.id desc", parameter))
                .page(io.quarkus.panache.common.Page.ofSize(page.fetch())).list();
        return found.map(listed -> Page.of(listed, page, mail -> Cursor.of(mail.receivedAt(), mail.id())));
    }
}
