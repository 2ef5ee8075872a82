package io.guichet.ticket.channel.email;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

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
            where %s and %s order by m.received_at desc, m.id desc limit %d""";
    private static final String ALL = "";
    private static final String WAITS = "m.outcome = 'HELD' and ($1 = '' or b.address = $1)";
    private static final String WAITING = """
            select id from incoming_mail where (outcome is null or outcome = 'FAILED') and flaw is null
            order by outcome is not null, received_at, id limit $1""";

    private final MailFiler mails;
    private final CurrentTransaction connection;
    private final Clock clock;

    MailLists(MailFiler mails, CurrentTransaction connection, Clock clock) {
        this.mails = mails;
        this.connection = connection;
        this.clock = clock;
    }

    /**
     * The mails that came to one end, newest first.
     *
     * @param outcome null for those that are not filed
     * @param mailbox its address; null for all
     */
    @WithSession
    public Uni<Page<StoredMail>> mails(@Nullable Outcome outcome, @Nullable String mailbox, PageRequest page) {
        return outcome == null
                ? page("outcome is null", Map.of(), mailbox, page)
                : page("outcome = :outcome", Map.of("outcome", outcome), mailbox, page);
    }

    /** The mails that could not be read or filed, newest first. */
    @WithSession
    public Uni<Page<StoredMail>> failures(@Nullable String mailbox, PageRequest page) {
        return page("(outcome = FAILED or outcome is null and receivedAt < :late)",
                Map.of("late", clock.instant().minus(USUALLY_FILED)), mailbox, page);
    }

    /** The mails that wait for somebody to accept or refuse them, among those that the caller may see. */
    @WithSession
    public Uni<Page<StoredMail>> held(TicketScope scope, @Nullable String mailbox, PageRequest page) {
        var box = mailbox == null ? ALL : mailbox.toLowerCase(Locale.ROOT);
        var after = page.after().map(cursor -> visible(scope, WAITS + " and (m.received_at, m.id) < ($2, $3)",
                page.fetch(), box, cursor.instant(0).orElseThrow(), cursor.id(1).orElseThrow()))
                .orElseGet(() -> visible(scope, WAITS, page.fetch(), box));
        return after.chain(this::inOrder)
                .map(listed -> Page.of(listed, page, mail -> Cursor.of(mail.receivedAt(), mail.id())));
    }

    private Uni<List<StoredMail>> inOrder(List<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : mails.list("from StoredMail s join fetch s.mailbox where s.id in ?1"
                        + " order by s.receivedAt desc, s.id desc", ids);
    }

    /** Fails as for a missing mail unless the caller may see it; {@code mail} is held, or was. */
    @WithSession
    public Uni<Void> requireHeld(UUID mail, TicketScope scope) {
        return visible(scope, "(m.outcome = 'HELD' or m.decision is not null) and m.id = $1", 1, mail).invoke(ids -> {
            if (ids.isEmpty()) {
                throw new MailNotFound(mail);
            }
        }).replaceWithVoid();
    }

    /** The mails that are not filed, then those that failed, each oldest first: what always fails holds up no other. */
    @WithSession
    public Uni<List<UUID>> waiting(int limit) {
        return connection.select(WAITING, limit).map(MailLists::ids);
    }

    private Uni<List<UUID>> visible(TicketScope scope, String condition, int most, Object... parameters) {
        var where = scope.where(COLUMNS).positional(parameters.length);
        var all = Stream.concat(Stream.of(parameters), where.values().stream()).toArray();
        return connection.select(HELD.formatted(condition, where.sql(), most), all).map(MailLists::ids);
    }

    private static List<UUID> ids(List<@Nullable Object[]> rows) {
        return rows.stream().map(row -> (UUID) Objects.requireNonNull(row[0])).toList();
    }

    private Uni<Page<StoredMail>> page(String condition, Map<String, Object> values, @Nullable String mailbox,
            PageRequest page) {
        var query = new StringBuilder("from StoredMail s join fetch s.mailbox where ").append(condition);
        var all = new HashMap<>(values);
        if (mailbox != null) {
            query.append(" and s.mailbox.address = :mailbox");
            all.put("mailbox", mailbox.toLowerCase(Locale.ROOT));
        }
        page.after().ifPresent(cursor -> {
            query.append(" and (receivedAt, s.id) < (:at, :id)");
            all.put("at", cursor.instant(0).orElseThrow());
            all.put("id", cursor.id(1).orElseThrow());
        });
        return mails.find(query.append(" order by receivedAt desc, s.id desc").toString(), all)
                .page(io.quarkus.panache.common.Page.ofSize(page.fetch())).list()
                .map(listed -> Page.of(listed, page, mail -> Cursor.of(mail.receivedAt(), mail.id())));
    }
}
